package io.bantin.article.rendering;

import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/** Starts no block: the parser asks it wherever one might begin, so it counts blocks, with the lines they are tried on. */
final class MeteredBlocks implements BlockParserFactory {

    private static final int BLOCK = 300;

    private final WorkBudget budget;

    MeteredBlocks(WorkBudget budget) {
        this.budget = budget;
    }

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        budget.spend(BLOCK + state.getLine().getContent().length() / 8);
        return BlockStart.none();
    }
}
