package app.plantain.core.generation;

import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ResolutionTier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Pictures that are all header: as large as they say, unlike each other, and made in a microsecond. */
final class SimulationPicture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private SimulationPicture() {}

    static ImageFile of(ResolutionTier tier, int number) {
        var header = ByteBuffer.allocate(13)
                .putInt(tier.squareEdge())
                .putInt(tier.squareEdge())
                .put(new byte[] {8, 2, 0, 0, 0});
        var bytes = ByteBuffer.allocate(SIGNATURE.length + 25 + 16 + 12).put(SIGNATURE);
        chunk(bytes, "IHDR", header.array());
        chunk(bytes, "IDAT", ByteBuffer.allocate(4).putInt(number).array());
        chunk(bytes, "IEND", new byte[0]);
        return new ImageFile("image/png", bytes.array());
    }

    static ImageFile broken() {
        return new ImageFile("image/png", "<html>Busy</html>".getBytes(StandardCharsets.UTF_8));
    }

    private static void chunk(ByteBuffer to, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(content);
        to.putInt(content.length).put(name).put(content).putInt((int) check.getValue());
    }
}
