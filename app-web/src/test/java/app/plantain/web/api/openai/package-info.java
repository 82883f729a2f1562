/** Tests of the API in the dialect of OpenAI, with its own client. */
@NullMarked
package app.plantain.web.api.openai;

import org.jspecify.annotations.NullMarked;
