using Goldthread.DesignSystem.Charts;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>The way of one person, as it is and with the plan, from the same runs as everything else.</summary>
[AllowAnonymous]
internal sealed class JourneyModel(ModelDesk desk) : SketchPage
{
    public Persona Who { get; private set; } = null!;

    public Which Which { get; private set; }

    public Lives Lives { get; private set; } = null!;

    public JourneyStrip? Picture { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public string Counted
    {
        get
        {
            var (all, differ) = (Lives.Changes.Count, Lives.Differ);
            if (all == 0) return $"Nobody in this place is like {Who.Name}.";
            if (differ == 0) return $"{all:N0} people here are like {Who.Name}. For none of them does anything change.";
            return $"{all:N0} people here are like {Who.Name}. For {differ:N0} of them something changes: {Lives.More:N0} have more days at home, {Lives.Fewer:N0} have fewer, for the others other things change. "
                + $"Each has {Said(Lives.MeanHomeDays, "days at home")} on average; days in hospital go from {Lives.MeanHospitalDays(Lives.Before):0.0} to {Lives.MeanHospitalDays(Lives.After):0.0}, and the cost of care from {ModelWords.Pounds(Lives.MeanPounds(Lives.Before))} to {ModelWords.Pounds(Lives.MeanPounds(Lives.After))}.";
            static string Said(double days, string what) => $"{Math.Abs(days):0.0} {(days < 0 ? "fewer" : "more")} {what}";
        }
    }

    public IEnumerable<(string Title, string? Href)> Others => Enum.GetValues<Which>().Select(w => (Title: Words(w), Href: w == Which ? null : Address(Who, w)));

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Take()) return Redirect(Back);
        (Who, Which) = (Persona.Find(Request.Query["who"]), Enum.TryParse<Which>(Request.Query["which"], ignoreCase: true, out var which) && Enum.IsDefined(which) ? which : Which.Typical);
        var answer = await desk.Ask(Sketch.Alone, cancel);
        if (!answer.Succeeded)
        {
            Faults = answer.Faults;
            return Page();
        }

        Lives = Who.Among(answer.Value.Baseline, answer.Value.Alternatives[0]);
        if (Lives.One(Which) is { } person) Picture = WayPicture.Of($"{Who.Name}: {Words(Which).ToLowerInvariant()}", answer.Value.Baseline, answer.Value.Alternatives[0], person);
        return Page();
    }

    public string Address(Persona who, Which which) => Sketch.Address("/toolkit/model/journey", ("who", who.Code), ("which", which.ToString().ToLowerInvariant()));

    private static string Words(Which which) => which switch { Which.Typical => "Somebody in the middle", Which.Most => "Who gains the most days at home", Which.Least => "Who loses the most days at home", _ => "Somebody for whom nothing changes" };
}
