package app.plantain.core.routing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the configuration of connections in two plain sentences instead of a stack trace. */
class UnusableConfigurationAnalyzer extends AbstractFailureAnalyzer<UnusableConfiguration> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableConfiguration cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.whatToDo(), cause);
    }
}
