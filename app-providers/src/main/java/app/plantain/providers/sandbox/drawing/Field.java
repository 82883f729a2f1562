package app.plantain.providers.sandbox.drawing;

/** A smooth function over the picture, worked out at points of a grid and read between them: dear once, cheap after. */
final class Field {

    /** A value for each place, in units of the canvas. */
    interface Function {
        double at(double x, double y);
    }

    private final float[] values;
    private final int columns;
    private final float perUnit;
    private final float lastColumn;
    private final float lastRow;

    private Field(float[] values, int columns, int rows, double step) {
        this.values = values;
        this.columns = columns;
        this.perUnit = (float) (1 / step);
        this.lastColumn = columns - 1.001f;
        this.lastRow = rows - 1.001f;
    }

    /** @param step the distance of the grid's points; the function should change little from one to the next */
    static Field over(Canvas canvas, double step, Function function) {
        int columns = (int) (canvas.width() / step) + 3;
        int rows = (int) (canvas.height() / step) + 3;
        var values = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = (float) function.at(column * step, row * step);
            }
        }
        return new Field(values, columns, rows, step);
    }

    /** The value at a place; beyond the picture's edge, the value at its edge. */
    float at(double x, double y) {
        float column = Math.max(0, Math.min(lastColumn, (float) x * perUnit));
        float row = Math.max(0, Math.min(lastRow, (float) y * perUnit));
        int left = (int) column;
        int top = (int) row;
        int corner = top * columns + left;
        float across = column - left;
        float above = values[corner] + (values[corner + 1] - values[corner]) * across;
        int under = corner + columns;
        float below = values[under] + (values[under + 1] - values[under]) * across;
        return above + (below - above) * (row - top);
    }
}
