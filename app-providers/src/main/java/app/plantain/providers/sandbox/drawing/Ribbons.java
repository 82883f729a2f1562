package app.plantain.providers.sandbox.drawing;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Bands of many widths that follow one current and never cross. */
final class Ribbons implements Style {

    private static final double CELL = 4;
    private static final double STEP = 5;
    private static final double[] WIDTHS = {46, 30, 19, 12, 7};
    private static final int[] TRIES = {70, 140, 260, 420, 520};

    private record Point(double x, double y, double angle) {}

    @Override
    public void paint(Canvas canvas) {
        var palette = canvas.palette();
        boolean dark = canvas.random().nextInt(3) == 0;
        int ground = dark ? palette.ink() : palette.paper();
        canvas.fill(ground, new Rectangle2D.Double(0, 0, canvas.width(), canvas.height() + 1));
        var noise = new Noise(canvas.random());
        double length = canvas.random(420, 760);
        double turn = canvas.random(0, 2 * Math.PI);
        double bend = canvas.random(1.2, 2.4);
        var current = Field.over(canvas, 6, (x, y) -> turn + bend * noise.layered(x / length, y / length, 2));
        var taken = new boolean[(int) (canvas.width() / CELL) + 2][(int) (canvas.height() / CELL) + 2];
        for (int size = 0; size < WIDTHS.length; size++) {
            for (int attempt = 0; attempt < TRIES[size]; attempt++) {
                ribbon(canvas, current, taken, WIDTHS[size]);
            }
        }
    }

    private static void ribbon(Canvas canvas, Field current, boolean[][] taken, double width) {
        var points = trace(canvas, current, taken, width);
        if (points.size() * STEP < width * 2 + 30) {
            return;
        }
        points.forEach(point -> occupy(taken, point, width / 2 + 1));
        var path = new Path2D.Double();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
        canvas.pen().setColor(Colours.opaque(canvas.palette().swatch(canvas.random())));
        canvas.pen().setStroke(stroke(canvas, (float) width * 0.84f));
        canvas.pen().draw(path);
    }

    /** Mostly whole, now and then cut into pieces. */
    private static BasicStroke stroke(Canvas canvas, float width) {
        if (canvas.random().nextInt(5) > 0) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float piece = width * (float) canvas.random(0.5, 3);
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {piece, width * 0.22f}, 0);
    }

    private static List<Point> trace(Canvas canvas, Field current, boolean[][] taken, double width) {
        double x = canvas.random(0, canvas.width());
        double y = canvas.random(0, canvas.height());
        int most = 20 + canvas.random().nextInt(170);
        var points = new ArrayList<Point>();
        while (points.size() < most) {
            var point = new Point(x, y, current.at(x, y));
            if (blocked(taken, point, width / 2 + 2)) {
                return points;
            }
            points.add(point);
            x += Math.cos(point.angle()) * STEP;
            y += Math.sin(point.angle()) * STEP;
        }
        return points;
    }

    /** Looks along the ribbon's front edge. */
    private static boolean blocked(boolean[][] taken, Point point, double reach) {
        double sideX = -Math.sin(point.angle());
        double sideY = Math.cos(point.angle());
        for (double side = -reach; side <= reach; side += CELL) {
            double x = (point.x() + sideX * side) / CELL;
            double y = (point.y() + sideY * side) / CELL;
            if (x < -8 || y < -8 || x > taken.length + 7 || y > taken[0].length + 7) {
                return true;
            }
            if (x >= 0 && y >= 0 && x < taken.length && y < taken[0].length && taken[(int) x][(int) y]) {
                return true;
            }
        }
        return false;
    }

    private static void occupy(boolean[][] taken, Point point, double reach) {
        int left = (int) Math.max(0, (point.x() - reach) / CELL);
        int right = (int) Math.min(taken.length - 1, (point.x() + reach) / CELL);
        int top = (int) Math.max(0, (point.y() - reach) / CELL);
        int bottom = (int) Math.min(taken[0].length - 1, (point.y() + reach) / CELL);
        for (int column = left; column <= right; column++) {
            for (int row = top; row <= bottom; row++) {
                double dx = (column + 0.5) * CELL - point.x();
                double dy = (row + 0.5) * CELL - point.y();
                taken[column][row] |= dx * dx + dy * dy <= reach * reach;
            }
        }
    }
}
