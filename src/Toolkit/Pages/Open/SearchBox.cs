namespace Goldthread.Toolkit.Pages.Open;

/// <summary>The one search box over everything, with what is chosen already.</summary>
internal sealed record SearchBox(string Words, IReadOnlyList<(string Facet, string Code)> Chosen);
