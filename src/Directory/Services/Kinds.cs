namespace Goldthread.Directory.Services;

/// <summary>What a listing is: a service, or one of a neighbourhood's assets (domain row N09), and whether it is a wellbeing hub (N15).</summary>
public static class Kinds
{
    public const string Service = "service";
    public const string Group = "group";
    public const string Place = "place";
    public const string Skill = "skill";
    public const string Hub = "hub";

    private const string TaxonomyName = "Kind of listing";
    private const string NeedsName = "What people need help with";

    /// <summary>The taxonomy of kinds.</summary>
    public static string TaxonomyId { get; } = StableId.Of("goldthread/taxonomy/kinds");

    /// <summary>The taxonomy of needs.</summary>
    public static string NeedsId { get; } = StableId.Of("goldthread/taxonomy/needs");

    /// <summary>Both taxonomies of ours.</summary>
    public static IReadOnlyList<(string Id, string Name, string Description)> Taxonomies { get; } =
    [
        (NeedsId, NeedsName, "What somebody looks for, in the words they use. Made by Goldthread."),
        (TaxonomyId, TaxonomyName, "Whether a listing is a service, or an asset of the community: a group, a place, or what people can do. Made by Goldthread."),
    ];

    /// <summary>Kinds with the words of a reader.</summary>
    public static IReadOnlyList<(string Code, string Title)> All { get; } =
        [(Service, "Service"), (Group, "Community group"), (Place, "Community place"), (Skill, "Help from a neighbour"), (Hub, "Wellbeing hub")];

    /// <summary>The term that marks a wellbeing hub.</summary>
    public static Term HubTerm { get; } = Of(Hub);

    /// <summary>The term of a kind.</summary>
    public static Term Of(string kind)
    {
        var title = All.First(k => k.Code == kind).Title;
        return new Term(StableId.Of("goldthread/kind/" + kind), title, title, TaxonomyId, TaxonomyName);
    }

    /// <summary>A term of our taxonomy of needs; its id is that of its name.</summary>
    public static Term Need(string name) => new(StableId.Of("goldthread/need/" + name), name, name, NeedsId, NeedsName);

    internal static string Of(IEnumerable<Term> terms)
    {
        var ids = terms.Where(t => t.TaxonomyId == TaxonomyId).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var kind in (ReadOnlySpan<string>)[Group, Place, Skill])
        {
            if (ids.Contains(Of(kind).Id)) return kind;
        }

        return Service;
    }
}
