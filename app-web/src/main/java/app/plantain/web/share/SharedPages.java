package app.plantain.web.share;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.BoardPlace;
import app.plantain.core.gallery.BoardPlaces;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.ShareLinks;
import app.plantain.core.gallery.SharedBoard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads what a link opens. */
@Service
class SharedPages {

    private static final int PAGE_SIZE = 60;

    private final ShareLinks links;
    private final Boards boards;
    private final BoardPlaces places;

    SharedPages(ShareLinks links, Boards boards, BoardPlaces places) {
        this.links = links;
        this.boards = boards;
        this.places = places;
    }

    /**
     * A page of a shared board.
     *
     * @param number from 1
     * @param count how many there are, at least 1
     */
    record BoardPage(String name, int total, List<SharedImage> images, int number, int count) {}

    /**
     * One image of a shared board.
     *
     * @param place from 1
     * @param page on which page of the board it is
     * @param previous the id of the image before it, {@code null} for the first
     * @param next the id of the image after it, {@code null} for the last
     */
    record ImagePage(
            String name,
            int total,
            SharedImage image,
            int place,
            int page,
            @Nullable String previous,
            @Nullable String next) {}

    /** A page of the board; empty where the link opens nothing, or the board has no such page. */
    Optional<BoardPage> board(String token, int number) {
        return links.find(token)
                .map(board -> page(board, number))
                .filter(page -> number >= 1 && number <= page.count());
    }

    /** One image; empty where the link opens nothing, or the image is not on its board. */
    Optional<ImagePage> image(String token, AssetId asset) {
        return links.find(token)
                .flatMap(board -> places.find(board.team(), board.id(), asset).map(place -> image(board, place)));
    }

    private BoardPage page(SharedBoard board, int number) {
        var count = Math.max(1, Math.ceilDiv(board.images(), PAGE_SIZE));
        var images = number < 1 || number > count
                ? List.<SharedImage>of()
                : boards.images(board.team(), board.id(), (number - 1) * PAGE_SIZE, PAGE_SIZE).stream()
                        .map(SharedImage::of)
                        .toList();
        return new BoardPage(board.name(), board.images(), images, number, count);
    }

    private static ImagePage image(SharedBoard board, BoardPlace place) {
        return new ImagePage(
                board.name(),
                board.images(),
                SharedImage.of(place.image()),
                place.number(),
                (place.number() - 1) / PAGE_SIZE + 1,
                place.previous().map(AssetId::toString).orElse(null),
                place.next().map(AssetId::toString).orElse(null));
    }
}
