package app.plantain.web.api.openai;

/**
 * A request for a quote.
 *
 * @param images as they would be asked for; their prompt does not matter
 * @param references how many input images there would be
 */
record QuoteRequest(GenerationRequest images, int references) {}
