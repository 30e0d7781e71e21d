namespace Goldthread.Record.Summary;

/// <summary>
/// Where sources differ about a medicine: another dose, one has it as stopped, one says it must not be given. Medicines are the same when a code
/// is shared or the ingredient's name is (<see cref="MedicineAmount"/>).
/// </summary>
internal static class MedicineConflicts
{
    public static IEnumerable<Conflict> Read(EntrySet entries)
    {
        var (current, stopped) = entries.Once(MedicinesSection.ReadEach);
        foreach (var group in Same(current))
        {
            if (group.Exists(m => m.NotToBeGiven) && group.Exists(m => !m.NotToBeGiven))
            {
                yield return Make(group, "One says it must not be given.");
            }
            else if (DosesDiffer(group))
            {
                yield return Make(group, "The strength, dose or directions differ.");
            }
        }

        foreach (var (now, then) in Stopped(current, stopped))
        {
            yield return Conflict.Between(ConflictKind.Medicine, Title(now), "One has it as taken now, another as stopped later.",
                [ConflictSide.Of(now, Say(now)), ConflictSide.Of(then, $"{Say(then)}: {then.Status?.ToLowerInvariant() ?? "stopped"}")]);
        }
    }

    /// <summary>True when both are the same medicine, whatever the dose.</summary>
    internal static bool SameMedicine(Medicine one, Medicine other) =>
        (one.Code?.Shares(other.Code) ?? false) || (one.Amount.Ingredient.Length > 2 && one.Amount.Ingredient == other.Amount.Ingredient);

    // Groups are small: a person has tens of medicines, and only those of more than one source matter.
    private static IEnumerable<List<Medicine>> Same(List<Medicine> medicines)
    {
        var groups = new List<List<Medicine>>();
        foreach (var medicine in medicines)
        {
            var home = groups.Find(g => g.Exists(m => SameMedicine(m, medicine)));
            if (home is null) groups.Add([medicine]);
            else home.Add(medicine);
        }

        return groups.Where(g => g.Exists(m => m.SourceCode != g[0].SourceCode));
    }

    // Two strengths within one source may be one course (5mg and 1mg tablets of the same tapering dose): a source differs from another only
    // when none of what it says agrees with any of what the other says.
    private static bool DosesDiffer(List<Medicine> group)
    {
        var sources = group.GroupBy(m => m.SourceCode, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        return sources.Exists(mine => sources.Exists(theirs => mine != theirs
            && mine.Exists(a => theirs.TrueForAll(b => MedicineAmount.Compare(a, b) == MedicineAmount.Comparison.Different))));
    }

    private static IEnumerable<(Medicine Now, Medicine Then)> Stopped(List<Medicine> current, List<Medicine> stopped) =>
        from now in current
        where !now.NotToBeGiven && now.When is not null
        let then = stopped.Where(s => s.SourceCode != now.SourceCode && SameMedicine(now, s) && s.When is not null && (s.StoppedOn ?? s.When) > now.When)
            .MaxBy(s => s.StoppedOn ?? s.When)
        where then is not null
        select (now, then);

    private static Conflict Make(List<Medicine> group, string why) =>
        Conflict.Between(ConflictKind.Medicine, Title(group[0]), why, group.Select(m => ConflictSide.Of(m, Say(m))));

    private static string Title(Medicine medicine)
    {
        var name = medicine.Amount.Ingredient.Length > 0 ? medicine.Amount.Ingredient : medicine.Text;
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Say(Medicine medicine) => medicine.Dose is null ? medicine.Text + ", dose not given" : $"{medicine.Text}: {medicine.Dose}";
}
