namespace Goldthread.Toolkit.Pages.Open;

/// <summary>The one search box over everything, with what is chosen already.</summary>
/// <param name="Words">What was typed.</param>
/// <param name="Chosen">What was chosen.</param>
/// <param name="Live">What on the page follows as somebody types, as selectors; null for nothing.</param>
internal sealed record SearchBox(string Words, IReadOnlyList<(string Facet, string Code)> Chosen, string? Live = null);
