using Goldthread.Directory.PlainWords;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Shelf;

/// <summary>What the index keeps of an item: enough to find it, to rank it and to show it in a list.</summary>
public sealed class IndexedItem : IndexedText
{
    private IndexedItem(ItemKind kind, Item item, ItemDocument document)
    {
        Kind = kind;
        Id = document.Id;
        Title = document.Title;
        Summary = document.Summary;
        Owner = item.Owner;
        ReviewOn = item.ReviewOn;
        Version = item.Version;
        PublishedAt = item.PublishedAt;
        Facets = [new FacetValue("kind", kind.Code, char.ToUpperInvariant(kind.Many[0]) + kind.Many[1..]), .. document.Facets];
        foreach (var (_, text, weight) in document.Said) Say(text, weight, SearchWords.Meanings);
    }

    /// <summary>Its kind.</summary>
    public ItemKind Kind { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>What it is, in a sentence or two.</summary>
    public string Summary { get; }

    /// <summary>Code of the organisation that keeps it; empty for one that came with the product.</summary>
    public string Owner { get; }

    /// <summary>By when it is to be read again.</summary>
    public DateOnly ReviewOn { get; }

    /// <summary>How often it was published.</summary>
    public int Version { get; }

    /// <summary>When it was last published, in milliseconds since 1970.</summary>
    public long PublishedAt { get; }

    /// <summary>What it can be narrowed by.</summary>
    public IReadOnlyList<FacetValue> Facets { get; }

    /// <summary>The address of its page.</summary>
    public string Href => $"{Kind.Path}/{Id}";

    /// <summary>Makes it of a published item; null where this version of the product does not know the kind, or cannot read the document.</summary>
    internal static IndexedItem? Of(Item item) =>
        item.IsPublished && ItemKind.Of(item.Kind) is { } kind && kind.Read(item.Document) is { Succeeded: true } read ? new IndexedItem(kind, item, read.Value) : null;
}
