package app.plantain.providers.sandbox.drawing;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The band under a picture: the prompt, and the mark that tells it from a real model's. */
final class Caption {

    /** More than this would not fit in any picture's lines. */
    private static final int MAX_CHARACTERS = 600;

    private static final Pattern NOT_FOR_PRINT = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cs}\\p{Cn}\\p{Z}]+");
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
    private static final double MARGIN = 26;
    private static final double PADDING = 20;
    private static final double LINE = 29;
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(21f);
    private static final Font MARK = new Font(Font.SANS_SERIF, Font.BOLD, 1)
            .deriveFont(Map.of(TextAttribute.SIZE, 13f, TextAttribute.TRACKING, 0.16f));
    private static final TextLayout MARK_TEXT = new TextLayout("SANDBOX", MARK, MEASURE);
    private static final double MARK_WIDTH = MARK_TEXT.getAdvance() + 24;
    private static final double MARK_HEIGHT = 30;

    private final List<TextLayout> lines;
    private final boolean stacked;

    private Caption(List<TextLayout> lines, boolean stacked) {
        this.lines = lines;
        this.stacked = stacked;
    }

    /** @param width of the picture, in units */
    static Caption of(String prompt, double width) {
        boolean stacked = width < 520;
        double room = width - 2 * MARGIN - (stacked ? 0 : MARK_WIDTH + MARGIN);
        int most = stacked ? 4 : width < 1300 ? 2 : 1;
        return new Caption(wrap(printable(prompt), (float) room, most), stacked);
    }

    /** In units, from the picture's lower edge. */
    double height() {
        return 2 * PADDING + lines.size() * LINE + (stacked ? MARK_HEIGHT + 10 : 0);
    }

    /** Draws the band under the canvas's picture. */
    void draw(Canvas canvas) {
        var pen = canvas.pen();
        double top = canvas.height();
        canvas.fill(canvas.palette().paper(), new Rectangle2D.Double(0, top, canvas.width(), height() + 1));
        pen.setColor(Colours.opaque(canvas.palette().ink()));
        double baseline = top + PADDING + 21.5;
        for (var line : lines) {
            double x = line.isLeftToRight() ? MARGIN : rightEdge(canvas) - line.getVisibleAdvance();
            line.draw(pen, (float) x, (float) baseline);
            baseline += LINE;
        }
        double markTop = stacked ? top + height() - PADDING - MARK_HEIGHT : top + (height() - MARK_HEIGHT) / 2;
        mark(canvas, stacked ? MARGIN : canvas.width() - MARGIN - MARK_WIDTH, markTop);
    }

    private double rightEdge(Canvas canvas) {
        return canvas.width() - MARGIN - (stacked ? 0 : MARK_WIDTH + MARGIN);
    }

    private static void mark(Canvas canvas, double x, double y) {
        canvas.pen().setStroke(new BasicStroke(1.5f));
        canvas.pen().draw(new RoundRectangle2D.Double(x, y, MARK_WIDTH, MARK_HEIGHT, MARK_HEIGHT, MARK_HEIGHT));
        MARK_TEXT.draw(canvas.pen(), (float) x + 13, (float) y + 19.7f);
    }

    private static String printable(String prompt) {
        var start = prompt.substring(0, Math.min(prompt.length(), MAX_CHARACTERS));
        var text = NOT_FOR_PRINT.matcher(start).replaceAll(" ").strip();
        return text.isEmpty() ? "…" : text;
    }

    private static List<TextLayout> wrap(String text, float width, int most) {
        var measurer = new LineBreakMeasurer(attributed(text), MEASURE);
        var lines = new ArrayList<TextLayout>();
        while (measurer.getPosition() < text.length()) {
            int start = measurer.getPosition();
            var line = measurer.nextLayout(width);
            if (lines.size() == most - 1 && measurer.getPosition() < text.length()) {
                lines.add(shortened(text.substring(start), width));
                return lines;
            }
            lines.add(line);
        }
        return lines;
    }

    /** As much of the text as leaves room for an ellipsis. */
    private static TextLayout shortened(String text, float width) {
        var ellipsis = new TextLayout("…", TEXT, MEASURE);
        var measurer = new LineBreakMeasurer(attributed(text), MEASURE);
        int end = measurer.nextOffset(width - ellipsis.getAdvance() - 2);
        return new TextLayout(text.substring(0, end).strip() + "…", TEXT, MEASURE);
    }

    private static java.text.AttributedCharacterIterator attributed(String text) {
        var attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, TEXT);
        return attributed.getIterator();
    }
}
