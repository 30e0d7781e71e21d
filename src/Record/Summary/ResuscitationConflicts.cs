namespace Goldthread.Record.Summary;

/// <summary>Where one source's latest word is to attempt resuscitation and another's is not to.</summary>
internal static class ResuscitationConflicts
{
    public static IEnumerable<Conflict> Read(EntrySet entries)
    {
        var latest = entries.Once(RisksAndWishesSection.ReadEach).Where(w => w.AttemptResuscitation is not null)
            .GroupBy(w => w.SourceCode, StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(w => w.When?.Start ?? w.Received).ThenBy(w => w.Reference, StringComparer.Ordinal).First()).ToList();
        if (latest.Exists(w => w.AttemptResuscitation == true) && latest.Exists(w => w.AttemptResuscitation == false))
        {
            yield return Conflict.Between(ConflictKind.Resuscitation, "Resuscitation", "One says to attempt it, another not to.", latest.Select(w => ConflictSide.Of(w)));
        }
    }
}
