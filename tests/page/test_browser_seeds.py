"""The page of the seeds, as a reader sees it: nothing moves, nothing covers anything else, all can be read."""

from pathlib import Path

import pytest

import graphkit

SEEDS = Path(__file__).parents[2] / "seeds"
LEAST_PX = 12

BOXES = """() => {
    const { x, y, width, height } = graphkit.model;
    return Array.from(x, (middle, node) => [
        middle - width[node] / 2, y[node] - height[node] / 2, middle + width[node] / 2, y[node] + height[node] / 2]);
}"""
# What is drawn is drawn once more, and the size of every text on the screen noted.
DRAWN_SIZES = """() => {
    const sizes = [];
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...rest) {
        sizes.push(parseFloat(/([0-9.]+)px/.exec(this.font)[1]) * this.getTransform().a);
        return fillText.apply(this, rest);
    };
    graphkit.map.toCanvas(1);
    CanvasRenderingContext2D.prototype.fillText = fillText;
    return sizes;
}"""
# What is on the screen, pixel by pixel, against the picture that a reader would save of it.
DIFFERENT_PIXELS = """() => {
    const shown = document.querySelector("canvas");
    const saved = graphkit.map.toCanvas(shown.width / shown.clientWidth);
    const [one, other] = [shown, saved].map((canvas) => canvas.getContext("2d").getImageData(0, 0, shown.width, shown.height).data);
    let different = 0;
    for (let place = 0; place < one.length; place += 4) {
        if (one[place + 3] > 0 && [0, 1, 2].some((part) => Math.abs(one[place + part] - other[place + part]) > 32)) different += 1;
    }
    return different / (one.length / 4);
}"""
TEXT_SIZES = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize))"""


@pytest.fixture(scope="module")
def seeds():
    return graphkit.build(SEEDS).graph


def test_the_map_is_the_same_at_each_opening_and_never_moves(open_page, seeds):
    pictures = set()
    for _ in range(3):
        page = open_page(seeds)
        page.wait_for_timeout(500)
        pictures.add(page.screenshot())
    page.wait_for_timeout(5000)
    pictures.add(page.screenshot())
    assert len(pictures) == 1


def test_no_two_boxes_overlap(open_page, seeds):
    boxes = open_page(seeds).evaluate(BOXES)
    assert len(boxes) == seeds.number_of_nodes()
    overlapping = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[:place]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert overlapping == []


def test_no_text_is_too_small_to_be_read(open_page, seeds):
    page = open_page(seeds)
    drawn = page.evaluate(DRAWN_SIZES)
    assert len(drawn) > seeds.number_of_nodes()
    assert min(drawn) >= LEAST_PX - 0.01
    assert min(page.evaluate(TEXT_SIZES)) >= LEAST_PX


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (820, 1180), (390, 844)])
def test_the_first_view_draws_every_box_that_is_in_sight(open_page, seeds, width, height):
    page = open_page(seeds, width=width, height=height)
    assert page.evaluate(DIFFERENT_PIXELS) < 0.05  # edges of letters
