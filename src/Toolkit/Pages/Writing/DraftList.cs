using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>Drafts in a list.</summary>
internal sealed record DraftList(IReadOnlyList<ItemHistory> Drafts, bool IsEditor)
{
    public string Href(ItemHistory draft) => IsEditor && draft.Item.Draft!.State == ItemDraftState.Submitted ? $"/work/toolkit/review/{draft.Kind.Code}/{draft.Item.Id}" : FormHref(draft.Kind, draft.Item.Id);

    /// <summary>Where a draft of a kind is written.</summary>
    public static string FormHref(ItemKind kind, string id) => kind == ItemKind.Initiative ? $"/work/toolkit/write/{id}" : $"/work/toolkit/document/{kind.Code}/{id}";

    public static string State(ItemHistory draft) => draft.SentBack is not null ? "Sent back" : draft.Item.Draft!.State == ItemDraftState.Submitted ? "Waiting for an editor" : "Being written";

    public static string Colour(ItemHistory draft) => draft.SentBack is not null ? "orange" : draft.Item.Draft!.State == ItemDraftState.Submitted ? "blue" : "grey";

    public static string By(ItemHistory draft) => draft.Steps.LastOrDefault(s => s.Kind is ItemStepKind.Written or ItemStepKind.Submitted) is { } step ? $"{step.ByName}, {step.OrganisationName}, {WritingPage.Moment(step.At)}" : "";
}
