package app.plantain.web.share;

import app.plantain.core.provider.PixelSize;
import java.util.Comparator;
import java.util.List;

/**
 * The shape in which the gallery shows a picture. The policy of these pages forbids styles in elements, so each shape is
 * a class in share.css. Panoramas and towers beyond these shapes are cropped there, and whole on their own page.
 *
 * @param name of the class
 */
record Frame(String name, double ratio) {

    static final List<Frame> ALL = List.of(
            new Frame("frame-1-2", 1.0 / 2),
            new Frame("frame-9-16", 9.0 / 16),
            new Frame("frame-2-3", 2.0 / 3),
            new Frame("frame-3-4", 3.0 / 4),
            new Frame("frame-4-5", 4.0 / 5),
            new Frame("frame-1-1", 1.0),
            new Frame("frame-5-4", 5.0 / 4),
            new Frame("frame-4-3", 4.0 / 3),
            new Frame("frame-3-2", 3.0 / 2),
            new Frame("frame-16-9", 16.0 / 9),
            new Frame("frame-21-9", 21.0 / 9),
            new Frame("frame-3-1", 3.0));

    /** The nearest shape. */
    static Frame of(PixelSize size) {
        var ratio = (double) size.width() / size.height();
        return ALL.stream()
                .min(Comparator.comparingDouble(frame -> Math.abs(Math.log(frame.ratio() / ratio))))
                .orElseThrow();
    }
}
