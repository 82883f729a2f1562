package app.plantain.core.gallery;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class GalleryTests {

    @Nested
    @OnH2
    class InH2 extends GalleryRules {}

    @Nested
    @OnPostgres
    class InPostgres extends GalleryRules {}
}
