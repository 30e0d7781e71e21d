namespace Goldthread.Toolkit.Items;

/// <summary>One item as it lies in the store.</summary>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Id">Its id among those of its kind.</param>
/// <param name="Owner">Code of the organisation that keeps it; empty for one that came with the product.</param>
/// <param name="Version">How often it was published; 0 for a first draft.</param>
/// <param name="ReviewOn">By when it is to be read again.</param>
/// <param name="Document">What is published, as JSON; empty for a first draft.</param>
/// <param name="Shipped">The digest of the document that came with the product and that this one is or grew from; else empty.</param>
/// <param name="PublishedAt">When it was last published, in milliseconds since 1970.</param>
/// <param name="Draft">A change that is not published yet.</param>
public sealed record Item(string Kind, string Id, string Owner, int Version, DateOnly ReviewOn, string Document, string Shipped, long PublishedAt, ItemDraft? Draft = null)
{
    /// <summary>True when the public may read it.</summary>
    public bool IsPublished => Document.Length > 0;
}

/// <summary>A change that waits.</summary>
/// <param name="Document">What was typed, for an initiative as its form, for other kinds as the document; it need not be whole.</param>
/// <param name="State">A code of <see cref="ItemDraftState"/>.</param>
/// <param name="By">Id of the user who wrote it last.</param>
/// <param name="At">When, in milliseconds since 1970.</param>
public sealed record ItemDraft(string Document, string State, string By, long At);

/// <summary>How far a draft has come.</summary>
public static class ItemDraftState
{
    /// <summary>There is none.</summary>
    public const string None = "";

    /// <summary>Still being written.</summary>
    public const string Writing = "writing";

    /// <summary>An editor is asked to publish it.</summary>
    public const string Submitted = "submitted";
}
