using System.Text.Json.Serialization;
using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Items;

/// <summary>What every item of the site says, whatever its kind. A document is JSON in the names of these properties, in camel case.</summary>
public abstract record ItemDocument
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 120;

    /// <summary>The longest summary, in characters.</summary>
    public const int LongestSummary = 600;

    /// <summary>Its id, which never changes and is part of its address: small letters, digits and hyphens, 3 to 80 of them.</summary>
    [JsonPropertyOrder(-1)]
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    [JsonPropertyOrder(-1)]
    public required string Title { get; init; }

    /// <summary>What it is, in a sentence or two.</summary>
    [JsonPropertyOrder(-1)]
    public required string Summary { get; init; }

    /// <summary>Who looks after it, in words.</summary>
    [JsonPropertyOrder(-1)]
    public required string Owner { get; init; }

    /// <summary>By when it is to be read again.</summary>
    [JsonPropertyOrder(-1)]
    public required DateOnly ReviewOn { get; init; }

    /// <summary>Addresses elsewhere that it leads to.</summary>
    public virtual IEnumerable<string> Links => [];

    /// <summary>What a search reads: where it stands, the words, and how much they count (1 to 10).</summary>
    internal abstract IEnumerable<(string Where, string Text, byte Weight)> Said { get; }

    /// <summary>What a search is narrowed by.</summary>
    internal virtual IEnumerable<FacetValue> Facets => [];

    /// <summary>What is wrong with it; each fault's path is the name of the property, such as "outcomes[2].source".</summary>
    internal virtual IEnumerable<Fault> Check()
    {
        if (Id.Length is < 3 or > 80 || !Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) yield return Wrong("id", "Use 3 to 80 small letters, digits and hyphens");
        if (Title.Trim().Length == 0) yield return Wrong("title", "Say what it is called");
        if (Title.Length > LongestTitle) yield return Wrong("title", $"Use {LongestTitle} characters at most: there are {Title.Length}");
        if (Summary.Trim().Length == 0) yield return Wrong("summary", "Say what it is in a sentence or two");
        if (Summary.Length > LongestSummary) yield return Wrong("summary", $"Use {LongestSummary} characters at most: there are {Summary.Length}");
        if (Owner.Trim().Length == 0) yield return Wrong("owner", "Say who looks after it");
    }

    /// <summary>A fault of a property.</summary>
    private protected static Fault Wrong(string path, string message) => new(FaultKind.Invalid, message, path);
}

/// <summary>One value that items can be narrowed to.</summary>
/// <param name="Facet">Code of the facet, as in an address.</param>
/// <param name="Code">Code of the value.</param>
/// <param name="Title">The value in words.</param>
public readonly record struct FacetValue(string Facet, string Code, string Title);
