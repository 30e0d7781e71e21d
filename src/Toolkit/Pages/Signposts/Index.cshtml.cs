using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Signposts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Signposts;

/// <summary>Three questions, and what fits.</summary>
[AllowAnonymous]
internal sealed class SignpostsModel(ToolkitShelf shelf) : PageModel
{
    public static IReadOnlyList<SelectItem> Readers { get; } = [new() { Value = "", Text = "Anybody" }, .. Enum.GetValues<Reader>().Select(r => new SelectItem { Value = ItemWords.Code(r), Text = Upper(Signposting.Words(r)) })];

    public static IReadOnlyList<SelectItem> StepsOfWork { get; } = [new() { Value = "", Text = "At any step" }, .. Enum.GetValues<Step>().Select(s => new SelectItem { Value = ItemWords.Code(s), Text = Upper(Signposting.Words(s)) })];

    public static IReadOnlyList<SelectItem> Subjects { get; } = [new() { Value = "", Text = "Anything" }, .. Interventions.All.Select(i => new SelectItem { Value = i.Code, Text = i.Title })];

    public string Who { get; private set; } = "";

    public string StepCode { get; private set; } = "";

    public string About { get; private set; } = "";

    public IReadOnlyList<SignpostAnswer> Answers { get; private set; } = [];

    public string CountWords => Answers.Count switch { 0 => "Nothing found.", 1 => "1 found.", var many => $"{many:N0} found, what fits best first." };

    public bool IsOverdue(Signpost signpost) => signpost.ReviewOn < shelf.Today;

    public async Task OnGet()
    {
        (Who, StepCode, About) = (Request.Query["who"].ToString(), Request.Query["step"].ToString(), Request.Query["about"].ToString());
        var question = new SignpostQuestion(
            Enum.GetValues<Reader>().Cast<Reader?>().FirstOrDefault(r => ItemWords.Code(r!) == Who), Enum.GetValues<Step>().Cast<Step?>().FirstOrDefault(s => ItemWords.Code(s!) == StepCode),
            Interventions.All.FirstOrDefault(i => i.Code == About)?.Code);
        Answers = Signposting.Rank((await shelf.EveryOne<Signpost>(ItemKind.Signpost)).Select(s => s.Document), question);
    }

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
