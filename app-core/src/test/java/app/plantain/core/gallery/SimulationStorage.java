package app.plantain.core.gallery;

import app.plantain.core.gallery.StoredImage.Blob;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps images in memory and makes no renditions, so that a simulation stores a thousand of them while it blinks. */
public final class SimulationStorage extends ImageStorage {

    private final Memory memory;
    private final Runnable pass;

    /** @param pass called before and after each image is stored; what it throws is thrown */
    public SimulationStorage(Runnable pass) {
        this(new Memory(), pass);
    }

    private SimulationStorage(Memory memory, Runnable pass) {
        super(memory, new RenditionMaker());
        this.memory = memory;
        this.pass = pass;
    }

    private static final class Memory implements BlobStore {

        private final Map<Sha256, byte[]> kept = new HashMap<>();

        @Override
        public void put(Sha256 name, byte[] bytes) {
            kept.put(name, bytes);
        }

        @Override
        public InputStream open(Sha256 name) throws FileNotFoundException {
            return new ByteArrayInputStream(
                    Optional.ofNullable(kept.get(name)).orElseThrow(() -> new FileNotFoundException(name.hex())));
        }

        @Override
        public void putDerived(Sha256 name, byte[] bytes) {
            put(name, bytes);
        }

        @Override
        public boolean has(Sha256 name, long size) {
            var bytes = kept.get(name);
            return bytes != null && bytes.length == size;
        }

        @Override
        public void check() {
            // Memory can always keep.
        }
    }

    @Override
    public StoredImage store(byte[] bytes) {
        var found = ImageProbe.probe(bytes);
        pass.run();
        var name = Sha256.of(bytes);
        memory.put(name, bytes);
        pass.run();
        return new StoredImage(new Blob(name, found.format().mediaType(), bytes.length, found.size()), List.of());
    }

    /** The name under which bytes are kept. */
    public static String nameOf(byte[] bytes) {
        return Sha256.of(bytes).hex();
    }

    /** Whether the bytes of that name are kept. */
    public boolean keeps(String name) {
        return memory.kept.containsKey(new Sha256(name));
    }

    /** Forgets everything. */
    public void wipe() {
        memory.kept.clear();
    }
}
