using System.Text.Json;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Writing;

/// <summary>What a draft holds: for an initiative the form as it is filled in, for other kinds the document as it is typed. Neither need be whole.</summary>
internal static class DraftText
{
    /// <summary>The document that a draft would be published as, or what is wrong with it, by the field of its form.</summary>
    public static Outcome<ItemDocument> Read(ItemKind kind, Item item)
    {
        var text = item.Draft?.Document ?? "";
        if (kind == ItemKind.Initiative) return InitiativeForm.FromJson(text).Read(item.Id, item.ReviewOn).Then<ItemDocument>(i => i);
        var read = kind.Read(text);
        return read is { Succeeded: true } && read.Value.Id != item.Id ? new Fault(FaultKind.Invalid, $"The id of this is \"{item.Id}\", and that never changes", "id") : read;
    }

    /// <summary>What a draft is called; the id of its item where it says nothing.</summary>
    public static string Title(Item item) => Words(item.Draft?.Document ?? item.Document, "title") is { Length: > 0 } title ? title : item.Id;

    /// <summary>A text of a document that need not be whole; null where it is not there.</summary>
    public static string? Words(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
