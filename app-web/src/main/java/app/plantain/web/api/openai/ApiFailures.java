package app.plantain.web.api.openai;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Answers every failure of the API in its own form, and says nothing of what is inside. */
@RestControllerAdvice(basePackageClasses = ApiFailures.class)
class ApiFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ApiFailures.class);

    @ExceptionHandler
    void on(ApiFailure failure, HttpServletResponse response) throws IOException {
        ErrorEnvelope.write(response, failure);
    }

    @ExceptionHandler
    void on(AccessDeniedException denied, HttpServletResponse response) throws IOException {
        ErrorEnvelope.write(response, ApiFailure.forbidden("This API key belongs to no team any more."));
    }

    @ExceptionHandler
    void on(HttpMediaTypeNotAcceptableException unreadable, HttpServletResponse response) throws IOException {
        ErrorEnvelope.write(
                response,
                ApiFailure.invalid(HttpStatus.NOT_ACCEPTABLE, "not_acceptable", "The API answers with JSON."));
    }

    @ExceptionHandler
    void on(MultipartException unreadable, HttpServletResponse response) throws IOException {
        ErrorEnvelope.write(
                response,
                unreadable instanceof MaxUploadSizeExceededException
                        ? ApiFailure.invalid(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "request_too_large",
                                "An input image has at most 10 MB, and a request at most 150 MB. Make them smaller.")
                        : ApiFailure.invalid(
                                HttpStatus.BAD_REQUEST, "invalid_form", "The form of the request cannot be read."));
    }

    /** Where the answer has begun, nothing can be told any more: the connection breaks, and the client notices. */
    @ExceptionHandler
    void on(Exception failure, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw failure;
        }
        LOG.error("Request {} failed", response.getHeader(RequestIds.HEADER), failure);
        response.resetBuffer();
        ErrorEnvelope.write(response, HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
