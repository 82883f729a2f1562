package app.plantain.core.generation;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.Media;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What must never be, and what housekeeping makes of it when it is. */
abstract class HousekeepingRules extends EngineScenario {

    @Autowired
    HoldsWithoutJob holdsWithoutJob;

    @Autowired
    JobsWithoutStep jobsWithoutStep;

    @Autowired
    List<Chore> chores;

    @Autowired
    Media media;

    @Value("${plantain.home}")
    Path home;

    @BeforeEach
    void theHouseIsInOrder() {
        chores.forEach(Chore::run);
    }

    @Test
    void inNormalRunningNothingIsFound() {
        var job = delivered();
        submitOne(ResolutionTier.ONE_K);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(chores)
                .extracting(Chore::name)
                .contains("expired-quotes", "ledger-breaks")
                .doesNotHaveDuplicates();
        assertThat(holdsWithoutJob.run()).isEqualTo(Finding.NOTHING);
        assertThat(jobsWithoutStep.run()).isEqualTo(Finding.NOTHING);
        assertThat(chore("renditions-missing").run()).isEqualTo(Finding.NOTHING);
    }

    @Test
    void aHoldThatNoJobNeedsGoesBack() {
        transaction.executeWithoutResult(
                _ -> ledger.hold(member.team(), Credits.of(30), 1, member.user(), "For a job that never was"));

        var finding = holdsWithoutJob.run();

        assertThat(finding.found()).isEqualTo(1);
        assertThat(finding.left()).isZero();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
        assertThat(holdsWithoutJob.run()).isEqualTo(Finding.NOTHING);
    }

    @Test
    void theHoldOfAnOpenJobIsLeftAlone() {
        submitOne(ResolutionTier.ONE_K);

        assertThat(holdsWithoutJob.run()).isEqualTo(Finding.NOTHING);
        assertThat(balance().held()).isEqualTo(Credits.of(7));
    }

    @Test
    void aBalanceThatDoesNotAddUpIsLeftToAPerson() {
        addToBalance(1);

        var finding = chore("ledger-breaks").run();

        // It is neither the sum of transfers, nor covered by what came in, nor part of the right total.
        assertThat(finding).extracting(Finding::found, Finding::left).containsExactly(3, 3);
        assertThat(finding.detail()).contains("available balance is not the sum");
        addToBalance(-1);
        assertThat(chore("ledger-breaks").run()).isEqualTo(Finding.NOTHING);
    }

    private void addToBalance(int hundredths) {
        jdbc.update(
                "update credit_ledger set available = available + ? where team_id = ?",
                hundredths,
                member.team().value());
    }

    @Test
    void anOpenJobWithoutAStepGetsOne() {
        var job = submitOne(ResolutionTier.ONE_K);
        forgetStepOf(job);

        assertThat(jobsWithoutStep.run())
                .extracting(Finding::found, Finding::left)
                .containsExactly(1, 0);
        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobWhoseImageMayStillComeGetsAStep() {
        first.onSubmit(request -> new Submission.Accepted(new Handle("h1"), Duration.ofSeconds(1)));
        first.onCheck(handle -> new Progress.Running(Duration.ofSeconds(1)));
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        clock.advance(Duration.ofMinutes(31));
        steps.step(job);
        assertThat(view(job).state()).isEqualTo(JobState.FAILED);
        forgetStepOf(job);

        assertThat(jobsWithoutStep.run().found()).isEqualTo(1);

        first.onCheck(handle -> new Progress.Delivered(picture(1024, 1024)));
        steps.step(job);
        assertThat(view(job).asset()).isPresent();
        assertThat(jobsWithoutStep.run()).isEqualTo(Finding.NOTHING);
    }

    @Test
    void missingRenditionsAreMadeAgainFromTheOriginal() throws IOException {
        var asset = view(delivered()).asset().orElseThrow();
        var sha256 = text("select sha256 from asset where id = ?", asset.value());
        jdbc.update("delete from rendition where source_sha256 = ? and kind = 'LARGE'", sha256);
        var thumbnail = text("select sha256 from rendition where source_sha256 = ? and kind = 'THUMBNAIL'", sha256);
        Files.delete(fileOf(thumbnail));

        var finding = chore("renditions-missing").run();

        assertThat(finding).extracting(Finding::found, Finding::left).containsExactly(1, 0);
        for (var kind : RenditionKind.values()) {
            try (var bytes = media.rendition(member.team(), asset, kind)
                    .orElseThrow()
                    .content()
                    .open()) {
                assertThat(bytes.readAllBytes()).isNotEmpty();
            }
        }
        assertThat(chore("renditions-missing").run()).isEqualTo(Finding.NOTHING);
    }

    @Test
    void aRenditionOfWhichAPowerCutLostAPartIsShownByTheOriginalAndMadeAgain() throws IOException {
        var asset = view(delivered()).asset().orElseThrow();
        var sha256 = text("select sha256 from asset where id = ?", asset.value());
        var thumbnail =
                fileOf(text("select sha256 from rendition where source_sha256 = ? and kind = 'THUMBNAIL'", sha256));
        var whole = Files.readAllBytes(thumbnail);
        Files.write(thumbnail, Arrays.copyOf(whole, whole.length / 2));
        assertThat(media.rendition(member.team(), asset, RenditionKind.THUMBNAIL)
                        .orElseThrow()
                        .name())
                .isEqualTo(sha256);

        var finding = chore("renditions-missing").run();

        assertThat(finding).extracting(Finding::found, Finding::left).containsExactly(1, 0);
        assertThat(Files.readAllBytes(thumbnail)).isEqualTo(whole);
    }

    @Test
    void anOriginalThatIsGoneIsLeftToAPerson() throws IOException {
        var asset = view(delivered()).asset().orElseThrow();
        var sha256 = text("select sha256 from asset where id = ?", asset.value());
        var original = fileOf(sha256);
        var bytes = Files.readAllBytes(original);
        Files.delete(original);

        var finding = chore("renditions-missing").run();

        assertThat(finding).extracting(Finding::found, Finding::left).containsExactly(1, 1);
        assertThat(finding.detail()).contains(sha256);
        Files.write(original, bytes);
    }

    @Test
    void filesOfNoPictureAreToldOfAndRemainsOfWritingRemoved() throws IOException {
        var name = "ab".repeat(32);
        var stray = old(Files.write(folder("ab/ab").resolve(name), bytes("a picture, perhaps")));
        var remains = old(Files.write(folder("ab/ab").resolve(name + "1.part"), bytes("half")));
        var beingWritten = Files.write(folder("ab/ab").resolve(name + "2.part"), bytes("half"));
        Files.setLastModifiedTime(beingWritten, FileTime.from(clock.instant()));

        var finding = chore("blobs-without-asset").run();

        assertThat(finding).extracting(Finding::found, Finding::left).containsExactly(2, 1);
        assertThat(finding.detail()).contains(name);
        assertThat(stray).exists();
        assertThat(remains).doesNotExist();
        assertThat(beingWritten).exists();
        Files.delete(stray);
        Files.delete(beingWritten);
        assertThat(chore("blobs-without-asset").run()).isEqualTo(Finding.NOTHING);
    }

    private JobId delivered() {
        first.onSubmit(request -> new Submission.Delivered(picture(1024, 1024)));
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        return job;
    }

    private void forgetStepOf(JobId job) {
        jdbc.update("delete from scheduled_tasks where task_name = 'job' and task_instance = ?", job.toString());
    }

    private Chore chore(String name) {
        return chores.stream()
                .filter(chore -> chore.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String text(String sql, Object of) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, String.class, of));
    }

    private Path fileOf(String sha256) {
        return home.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path folder(String path) throws IOException {
        return Files.createDirectories(home.resolve("blobs").resolve(path));
    }

    private Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofDays(2))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
