/** The HTTP API in OpenAI's dialect: programs that speak it change their base address and key, and nothing else. */
@ApplicationModule(
        allowedDependencies = {
            "core.budgets",
            "core.credits",
            "core.gallery",
            "core.generation",
            "core.identity",
            "core.prices",
            "core.provider",
            "core.routing",
            "web.account",
            "web.media"
        })
@NullMarked
package app.plantain.web.api.openai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
