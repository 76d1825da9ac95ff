"""Finding what a reader sees, by role and name."""


def details(page):
    return page.get_by_role("tabpanel", name="Details")


def rows(page):
    """Give the list of what passes the filters."""
    return page.get_by_role("tabpanel", name="List")


def row(page, name):
    return rows(page).get_by_role("button", name=name)


def open_tab(page, name):
    page.get_by_role("tab", name=name).click()


def point_of(page, name):
    """Give where on the screen the box of this name has its middle."""
    return page.evaluate(
        """(name) => {
            const { model, map } = graphkit;
            const node = model.name.indexOf(name);
            const { x, y, scale } = map.getView();
            const frame = document.getElementById("canvas").getBoundingClientRect();
            return {
                x: frame.x + frame.width / 2 + (model.x[node] - x) * scale,
                y: frame.y + frame.height / 2 + (model.y[node] - y) * scale,
            };
        }""",
        name,
    )


def box_on_screen(page):
    """Give the part of the map in sight."""
    return page.evaluate("graphkit.map.getView()")
