package io.bantin.article.rendering;

import io.bantin.article.rendering.capacity.WorkBudget;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/** Charges the budget for blocks. It starts none itself, but the parser asks it wherever a block might begin. */
final class MeteredBlocks implements BlockParserFactory {

    private static final int BLOCK_COST = 300;

    private final WorkBudget budget;

    MeteredBlocks(WorkBudget budget) {
        this.budget = budget;
    }

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        budget.spend(BLOCK_COST + state.getLine().getContent().length() / 8);
        return BlockStart.none();
    }
}
