using Goldthread.Coordination.Housing;
using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Forms;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>Asks for an adaptation of a home.</summary>
internal sealed class AskModel(PersonRecordReader reader, Adaptations adaptations, KnownOrganisations organisations) : HousingPage(reader)
{
    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Decider { get; set; }

    [BindProperty]
    public string? Serves { get; set; }

    [BindProperty]
    public string? Line { get; set; }

    [BindProperty]
    public DateAnswer Asked { get; set; } = new();

    public IReadOnlyList<(string Code, string Name)> Councils { get; private set; } = [];

    public IReadOnlyList<Adaptation> OpenOnes => [.. Adaptations.In(Opened.Input).Where(a => a.IsOpen)];

    public IReadOnlyList<(string Reference, string Words)> CanServe => Adaptations.Serves(Opened.Input);

    public async Task<IActionResult> OnGet()
    {
        if (await Start() is { } instead)
        {
            return instead;
        }

        Asked = DateAnswer.From(adaptations.Today);
        Decider = Councils.Count == 1 ? Councils[0].Code : null;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Start() is { } instead)
        {
            return instead;
        }

        var asked = DayOf(Asked, "Day it was asked for", nameof(Asked));
        var decider = Councils.FirstOrDefault(c => c.Code == Decider);
        var form = new AdaptationForm(What ?? "", Why ?? "", decider.Code is null ? null : new Party(decider.Code, decider.Name), Serves, Line, asked.Succeeded ? asked.Value : adaptations.Today);
        if (!asked.Succeeded)
        {
            return Refused(asked.Faults);
        }

        var done = await adaptations.Ask(Opened, form, Reading, Sight);
        return done.Succeeded ? Redirect($"{Href}/housing/adaptations/{done.Value}?done=ask") : Refused(done.Faults);
    }

    private async Task<IActionResult?> Start()
    {
        if (await Begin("ask for an adaptation") is { } instead)
        {
            return instead;
        }

        Councils = await organisations.Of(KindOfOrganisation.Council);
        return null;
    }
}
