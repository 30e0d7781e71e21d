using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Instruments;

/// <summary>One question.</summary>
/// <param name="Id">Its id, which never changes while it asks the same: small letters, digits and hyphens. Answers of years are compared by it.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Asks">What it asks.</param>
/// <param name="Scale">Id of the scale on which it is answered.</param>
/// <param name="Shows">What would show it: hints for evidence.</param>
/// <param name="Group">The group it stands in, where there are groups.</param>
/// <param name="Beside">Where one organisation is asked about itself and another about it: whose answers stand beside each other.</param>
public sealed record Question(string Id, string Title, string Asks, string Scale, IReadOnlyList<string> Shows, string? Group = null, Beside? Beside = null)
{
    internal IEnumerable<Fault> Check(string path, IReadOnlyList<Scale> scales)
    {
        Fault Wrong(string field, string message) => new(FaultKind.Invalid, message, $"{path}.{field}");
        if (!Instruments.Scale.IsId(Id)) yield return Wrong("id", "Use 2 to 60 small letters, digits and hyphens");
        if (Title.Trim().Length is 0 or > 80) yield return Wrong("title", "Say what it is about in 80 characters at most");
        if (Asks.Trim().Length is 0 or > 400) yield return Wrong("asks", "Ask it in 400 characters at most");
        if (!scales.Any(s => s.Id == Scale)) yield return Wrong("scale", $"There is no scale “{Scale}”");
        if (Shows.Count == 0 || Shows.Any(string.IsNullOrWhiteSpace)) yield return Wrong("shows", "Say what would show it");
        if (Group is { } group && group.Trim().Length == 0) yield return Wrong("group", "Name the group, or leave it out");
        if (Beside is { } beside && beside.Own == beside.Other) yield return Wrong("beside", "Name two different sectors");
    }
}

/// <summary>Two sides of one question.</summary>
/// <param name="Own">Who is asked about itself.</param>
/// <param name="Other">Who is asked about it.</param>
public sealed record Beside(Sector Own, Sector Other);

/// <summary>What kind of organisation takes part.</summary>
public enum Sector
{
    /// <summary>A council.</summary>
    Council,

    /// <summary>A hospital, community or mental health trust, or a practice.</summary>
    Nhs,

    /// <summary>An integrated care board.</summary>
    Board,

    /// <summary>A voluntary, community or social enterprise organisation.</summary>
    Voluntary,

    /// <summary>A care provider.</summary>
    Care,

    /// <summary>A housing organisation.</summary>
    Housing,

    /// <summary>Any other.</summary>
    Other,
}
