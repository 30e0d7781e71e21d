using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Cohorts;

/// <summary>A saved version: its counts, its list for those who look after people, and what became of those who were sent to a team.</summary>
internal sealed class VersionModel(CohortData data, SavedCohorts cohorts, CohortLists lists, CohortSender sender, CohortResults results, ListRanking ranking) : CohortsPage(data)
{
    private const int DaysToAct = 28;

    [FromRoute]
    public long Id { get; set; }

    [FromRoute]
    public int? Number { get; set; }

    [FromQuery(Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    /// <summary>By what the list is ranked.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [FromQuery(Name = "sent")]
    public int Sent { get; set; }

    [FromQuery(Name = "had")]
    public int Had { get; set; }

    [FromQuery(Name = "unseen")]
    public int Unseen { get; set; }

    [BindProperty]
    public string? Pseudonym { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public DateAnswer Due { get; set; } = new();

    [BindProperty]
    public int Most { get; set; } = CohortSender.Most;

    public SavedCohort Saved { get; private set; } = null!;

    public IReadOnlyList<SavedCohort> Versions { get; private set; } = [];

    public CohortCount? Count { get; private set; }

    public WhatBecame? Became { get; private set; }

    public CohortPage? List { get; private set; }

    /// <summary>What somebody who asked for a list by mistake is told; null where the list is there.</summary>
    public string? NoList { get; private set; }

    public IReadOnlyList<(string Code, string Name)> Organisations { get; private set; } = [];

    public int Pages => ((List?.All ?? 0) + CohortLists.PageSize - 1) / CohortLists.PageSize;

    public string Here => $"/population/cohorts/{Saved.Id}/{Saved.Version}";

    public string? DoneWords => Done switch
    {
        "saved" => $"Version {Saved.Version} is saved.",
        "sent" => $"Sent {Sent:N0}. {Had:N0} already had it open. {Unseen:N0} could not be sent: you have no relationship with them.",
        _ => null,
    };

    public string Href(int page) => page > 1 ? $"{Here}?by={Order.Id}&page-number={page}" : $"{Here}?by={Order.Id}";

    public IReadOnlyList<ListOrder> Orders { get; private set; } = [];

    public ListOrder Order => Orders.FirstOrDefault(o => o.Id == By) ?? ListOrders.Usual;

    public int RulesVersion => ranking.Benefit.Rules.Version;

    /// <summary>Why the rules of who is likely to benefit cannot be asked; empty where they can.</summary>
    public IReadOnlyList<string> RuleFaults => ranking.Benefit.Faults;

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        AskAgain();
        (Organisation, Due) = (Me.Organisation, DateAnswer.From(Dates.DayInLondon(ranking.Now).AddDays(DaysToAct)));
        return await Show();
    }

    /// <summary>Shows who one person is: leads to their page.</summary>
    public async Task<IActionResult> OnPostReveal() => await Acting(async (drawn, sight) =>
    {
        var key = await lists.Reveal(drawn, Pseudonym, Me, sight);
        return key.Succeeded ? Redirect("/work/people/" + key.Value) : await Again(key.Faults);
    });

    public async Task<IActionResult> OnPostSend() => await Acting(async (drawn, sight) =>
    {
        var day = Due.Read("Day by when");
        var faults = day.Succeeded ? [] : day.Faults.Select(f => f with { Path = f.Path is null ? nameof(Due) : $"{nameof(Due)}.{f.Path}" }).ToList();
        var to = (await cohorts.Organisations()).FirstOrDefault(o => o.Code == Organisation);
        var request = new CohortRequest(to.Code ?? "", to.Name ?? "", (What ?? "").Trim(), day.Succeeded ? day.Value : DateOnly.MaxValue, ModelState.IsValid ? Most : 0);
        faults.AddRange(CohortSender.Faults(request, Dates.DayInLondon(ranking.Now)));
        ModelState.Remove(nameof(Most));
        if (faults.Count > 0) return await Again(faults);
        var done = await sender.Send(drawn, request, Order, Me, sight, HttpContext.RequestAborted);
        return done.Succeeded ? Redirect($"{Here}?by={Order.Id}&done=sent&sent={done.Value.Sent}&had={done.Value.Had}&unseen={done.Value.Unseen}") : await Again(done.Faults);
    });

    private async Task<IActionResult> Acting(Func<DrawnCohort, Sight, Task<IActionResult>> act)
    {
        if (await Begin() is { } instead) return instead;
        var sight = await AccessDecision.For(HttpContext, Activities.WorkCareLists, "work lists for care");
        if (!sight.Succeeded) return Forbid();
        if (People is null) return await Again([new Fault(FaultKind.Conflict, "The data set is being made. Try again in a moment.")]);
        var drawn = await lists.Draw(Saved, People);
        return drawn.Succeeded ? await act(drawn.Value, sight.Value) : await Again(drawn.Faults);
    }

    private async Task<IActionResult> Again(IReadOnlyList<Fault> faults)
    {
        var refused = Refused(faults);
        await Show();
        return refused;
    }

    private async Task<IActionResult?> Begin()
    {
        if (Enter() is { } instead) return instead;
        Versions = await cohorts.Versions(Id, Me);
        if (Versions.FirstOrDefault(v => Number is null || v.Version == Number) is not { } saved || (!MayCount && !saved.IsForCare)) return NotFound();
        Saved = saved;
        await Read();
        Orders = ranking.Orders(People);
        Organisations = await cohorts.Organisations();
        return null;
    }

    private async Task<IActionResult> Show()
    {
        Became = await results.Of(Saved, Rule);
        if (People is null) return Page();
        var drawn = await lists.Draw(Saved, People);
        if (!drawn.Succeeded)
        {
            NoList = "This version names something that the data set no longer has: " + string.Join(" ", drawn.Faults.Select(f => f.Message));
            return Page();
        }

        Count = await lists.Count(drawn.Value, Rule, Me);
        if (!MayList) return Page();
        var sight = await AccessDecision.For(HttpContext, Activities.WorkCareLists, "work lists for care");
        if (!sight.Succeeded) return Forbid();
        PageNumber = Math.Max(1, PageNumber);
        var page = await lists.Page(drawn.Value, PageNumber, Order, ranking.Benefit.Rules, sight.Value);
        if (page.Succeeded) List = page.Value;
        else NoList = page.Fault.Message;
        return Page();
    }
}
