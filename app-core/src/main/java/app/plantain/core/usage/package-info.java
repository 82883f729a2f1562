/** What became of credits and money: statements, explanations of charges, usage and the book of vendors' costs. Only reads. */
@ApplicationModule(
        allowedDependencies = {
            "core.identity",
            "core.calendar",
            "core.provider",
            "core.credits",
            "core.prices",
            "core.gallery",
            "core.generation",
            "core.sheet"
        })
@NullMarked
package app.plantain.core.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
