using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>An item whose foot is shown: who keeps it, since when, what testers and readers brought about.</summary>
internal sealed record KeptItem(ItemKind Kind, string Id);
