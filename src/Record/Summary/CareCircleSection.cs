namespace Goldthread.Record.Summary;

/// <summary>What somebody is to the person.</summary>
public enum CircleKind
{
    Professional,
    Organisation,
    FamilyOrFriend,
}

/// <summary>One person or organisation around the person.</summary>
public sealed record CircleMember
{
    public required string Name { get; init; }

    public required CircleKind Kind { get; init; }

    /// <summary>What they do or are, "District nurse", "Daughter"; null when not given.</summary>
    public string? Role { get; init; }

    /// <summary>Whom they work for; null when not given.</summary>
    public string? Organisation { get; init; }

    public IReadOnlyList<Reach> Reach { get; init; } = [];

    /// <summary>The named coordinator of this person's care.</summary>
    public bool IsCoordinator { get; init; }

    /// <summary>An unpaid carer: family, friend or neighbour.</summary>
    public bool IsUnpaidCarer { get; init; }

    /// <summary>The last time they met or spoke, within a year; null when not recorded.</summary>
    public FhirMoment? LastContact { get; init; }

    public FhirMoment? NextContact { get; init; }

    /// <summary>What the next contact is; null when there is none.</summary>
    public string? NextContactText { get; init; }

    /// <summary>The organisations that say so.</summary>
    public required IReadOnlyList<string> SourceNames { get; init; }

    /// <summary>The resources that say so, "Type/id".</summary>
    public required IReadOnlyList<string> References { get; init; }
}

/// <summary>Everyone involved: coordinator first, then carers and family, then workers and organisations.</summary>
public sealed record CareCircle(IReadOnlyList<CircleMember> Members)
{
    public CircleMember? Coordinator => Members.FirstOrDefault(m => m.IsCoordinator);

    public CircleMember? UnpaidCarer => Members.FirstOrDefault(m => m.IsUnpaidCarer);
}

internal static class CareCircleSection
{
    public static CareCircle Read(EntrySet entries)
    {
        var circle = new CircleBuilder(entries);
        CircleSources.AddTeams(entries, circle);
        CircleSources.AddPatients(entries, circle);
        CircleSources.AddRelatedPeople(entries, circle);
        CircleSources.AddContacts(entries, circle);
        return new CareCircle([.. circle.Members()
            .OrderBy(Place).ThenBy(m => m.NextContact is null).ThenBy(m => m.NextContact).ThenByDescending(m => m.LastContact)
            .ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.References[0], StringComparer.Ordinal)]);
    }

    private static int Place(CircleMember member) =>
        member.IsCoordinator ? 0 : member.IsUnpaidCarer ? 1 : member.Kind switch { CircleKind.FamilyOrFriend => 2, CircleKind.Professional => 3, _ => 4 };
}

/// <summary>Words by which roles are told apart.</summary>
internal static class CircleRoles
{
    public static bool IsCoordinator(CodeText? role) => role is not null
        && (role.Has(CodeText.Snomed, "768820003") || Contains(role.Text, "coordinator") || Contains(role.Text, "co-ordinator")
            || Contains(role.Text, "case manager") || Contains(role.Text, "key worker") || Contains(role.Text, "keyworker"));

    // SNOMED CT 407542009 informal carer, 133932002 caregiver. A paid carer is a worker.
    public static bool IsUnpaidCarer(CodeText? role)
    {
        if (role is null) return false;
        if (role.Has(CodeText.Snomed, "407542009") || Contains(role.Text, "unpaid") || Contains(role.Text, "informal carer")) return true;
        return (role.Has(CodeText.Snomed, "133932002") || Contains(role.Text, "carer") || Contains(role.Text, "caregiver"))
            && !Contains(role.Text, "paid") && !Contains(role.Text, "agency") && !Contains(role.Text, "worker");
    }

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
