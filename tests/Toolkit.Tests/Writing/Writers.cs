using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;

namespace Goldthread.Toolkit.Tests.Writing;

/// <summary>People and items for the rules of writing.</summary>
internal static class Writers
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static User Lead(string organisation = "ZZLA01", string id = "lead") => new(id, "A lead", "Lead", "integration-lead", organisation, organisation + " Council");

    public static User Editor(string id = "editor") => new(id, "An editor", "Editor", "toolkit-editor", "ZZIB01", "An ICB");

    public static User Stranger() => new("a", "An administrator", "Administrator", "administrator", "ZZLA01", "ZZLA01 Council");

    public static string Form(string title = "Walking together") => InitiativeForm.From(Made.Initiative(title: title)).ToJson();

    /// <summary>A first draft that was handed in.</summary>
    public static Item Draft(string state = ItemDraftState.Submitted, string by = "lead") => new("initiative", "a-place", "ZZLA01", 0, Today.AddYears(1), "", "", 0, new ItemDraft(Form(), state, by, 1_000));

    /// <summary>One that is published, in the second version.</summary>
    public static Item Published(string owner = "ZZLA01") => new("initiative", "a-place", owner, 2, Today.AddDays(-1), ItemJson.Write(Made.Initiative()), "", 500);

    public static ItemStep Step(string kind, string by = "lead") => new(1, kind, 1, by, by, "", "");

    public static DraftMark Mark(Item item) => DraftMark.Of(item);

    public static ItemKind Kind => ItemKind.Initiative;
}
