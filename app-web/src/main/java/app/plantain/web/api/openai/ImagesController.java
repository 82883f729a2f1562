package app.plantain.web.api.openai;

import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.BatchWaiting;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CurrentMember;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Makes images, and answers when they are there. */
@RestController
@EnableConfigurationProperties(ApiProperties.class)
class ImagesController {

    private final CurrentMember current;
    private final Submissions submissions;
    private final BatchWaiting waiting;
    private final ImagesAnswer answer;
    private final ApiProperties properties;

    ImagesController(
            CurrentMember current,
            Submissions submissions,
            BatchWaiting waiting,
            ImagesAnswer answer,
            ApiProperties properties) {
        this.current = current;
        this.submissions = submissions;
        this.waiting = waiting;
        this.answer = answer;
        this.properties = properties;
    }

    @PostMapping("/v1/images/generations")
    void generate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var member = current.require();
        var wanted = RequestReader.read(request.getInputStream());
        answer(member, wanted, submissions.submit(member, wanted), response);
    }

    @PostMapping("/v1/images/edits")
    void edit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var member = current.require();
        if (!(request instanceof MultipartHttpServletRequest form)) {
            throw EditForm.noForm();
        }
        var wanted = EditForm.read(form);
        answer(member, wanted, submissions.submit(member, wanted, EditForm.images(form)), response);
    }

    private void answer(Member member, GenerationRequest wanted, BatchId batch, HttpServletResponse response)
            throws IOException {
        response.setHeader("X-Plantain-Batch", batch.toString());
        var outcome = await(member, batch);
        response.setHeader("X-Plantain-Cost", outcome.cost().toString());
        outcome.failure().ifPresent(failure -> {
            throw failure;
        });
        var failed = outcome.jobs().size() - outcome.succeeded().size();
        if (failed > 0) {
            response.setHeader("X-Plantain-Failed", Integer.toString(failed));
        }
        answer.write(response, member.team(), outcome, wanted.inline());
    }

    private BatchOutcome await(Member member, BatchId batch) {
        try {
            return new BatchOutcome(batch, waiting.untilFinished(member.team(), batch, properties.patience()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiFailure.ours(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "stopping",
                    "This server is stopping. Batch %s goes on; its images will be in the gallery.".formatted(batch));
        }
    }
}
