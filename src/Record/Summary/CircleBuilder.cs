namespace Goldthread.Record.Summary;

/// <summary>One mention of somebody, before mentions of the same are joined.</summary>
internal sealed record Mention(string Name, CircleKind Kind, Entry Entry)
{
    /// <summary>"Type/id" of whoever is mentioned; null where they are only described.</summary>
    public string? Key { get; init; }

    public CodeText? Role { get; init; }

    public string? Organisation { get; init; }

    public IReadOnlyList<Reach> Reach { get; init; } = [];

    public FhirMoment? Last { get; init; }

    public FhirMoment? Next { get; init; }

    public string? NextText { get; init; }
}

/// <summary>
/// Joins mentions of the same person: by the resource referred to, else by name and organisation. Nobody is joined by name alone
/// where the organisations differ: two nurses may both be J Smith.
/// </summary>
internal sealed class CircleBuilder(EntrySet entries)
{
    private readonly List<List<Mention>> _groups = [];
    private readonly Dictionary<string, List<Mention>> _byKey = new(StringComparer.Ordinal);

    public EntrySet Entries { get; } = entries;

    public void Add(Mention mention)
    {
        var byName = "name|" + Agreement.Plain(mention.Name) + "|"
            + (mention.Kind == CircleKind.FamilyOrFriend ? "family" : Agreement.Plain(mention.Organisation ?? mention.Entry.SourceName));
        var group = (mention.Key is { } key ? _byKey.GetValueOrDefault(key) : null) ?? _byKey.GetValueOrDefault(byName);
        if (group is null) _groups.Add(group = []);
        group.Add(mention);
        if (mention.Key is not null) _byKey.TryAdd(mention.Key, group);
        _byKey.TryAdd(byName, group);
    }

    public IEnumerable<CircleMember> Members() => _groups.Select(Member);

    private static CircleMember Member(List<Mention> mentions)
    {
        var first = mentions[0];
        var next = mentions.Where(m => m.Next is not null).OrderBy(m => m.Next).FirstOrDefault();
        var roles = mentions.Select(m => m.Role?.Text).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new CircleMember
        {
            Name = first.Name,
            Kind = first.Kind,
            Role = roles.Count == 0 ? null : string.Join(", ", roles),
            Organisation = mentions.Select(m => m.Organisation).FirstOrDefault(o => o is not null && o != first.Name),
            Reach = [.. mentions.SelectMany(m => m.Reach).Distinct()],
            IsCoordinator = first.Kind != CircleKind.FamilyOrFriend && mentions.Exists(m => CircleRoles.IsCoordinator(m.Role)),
            IsUnpaidCarer = first.Kind == CircleKind.FamilyOrFriend && mentions.Exists(m => CircleRoles.IsUnpaidCarer(m.Role)),
            LastContact = mentions.Max(m => m.Last),
            NextContact = next?.Next,
            NextContactText = next?.NextText,
            SourceNames = [.. mentions.Select(m => m.Entry.SourceName).Distinct(StringComparer.Ordinal)],
            References = [.. mentions.Select(m => m.Entry.Reference).Distinct(StringComparer.Ordinal)],
        };
    }
}
