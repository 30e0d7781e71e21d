using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Record.Own;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>Whom the person has chosen to see their record.</summary>
internal sealed class PeopleModel(OwnAccess access, Proxies proxies, TimeProvider clock) : MePage(access)
{
    public IReadOnlyList<Proxy> Chosen { get; private set; } = [];

    public string Who { get; private set; } = "";

    public string Relation { get; private set; } = "";

    public string Scope { get; private set; } = "plan";

    public DateAnswer Until { get; private set; } = new();

    public MeSaid? Done { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        Until = DateAnswer.From(Dates.DayInLondon(Now).AddMonths(6));
        return Page();
    }

    public async Task<IActionResult> OnPostAsk(string? who, string? relation, string? scope, string? day, string? month, string? year)
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        (Who, Relation, Scope, Until) = (who ?? "", relation ?? "", scope ?? "", new DateAnswer { Day = day, Month = month, Year = year });
        var last = Until.Read("The last day");
        if (!last.Succeeded)
        {
            return Again([last.Fault with { Path = "until-" + (last.Fault.Path ?? nameof(day)).ToLowerInvariant() }]);
        }

        var asked = await proxies.Ask(Reader, Who, Relation, Scope, new DateTimeOffset(last.Value.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        if (!asked.Succeeded)
        {
            return Again(asked.Faults.Select(f => f.Path == "until" ? f with { Path = "until-day" } : f));
        }

        Done = asked.Value.State == ProxyStates.Waiting
            ? new("Thank you. Your care team will ring you about this before it begins.")
            : new("{0} can see your {1} from now.", asked.Value.Name, ProxyScope.Of(asked.Value.Scope)!.Sees);
        (Who, Relation) = ("", "");
        Chosen = await proxies.Of(Reader);
        return Page();
    }

    public async Task<IActionResult> OnPostStop(string? id)
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        var ended = await proxies.End(id ?? "", Reader);
        Done = ended.Succeeded ? new("{0} can no longer see your record.", ended.Value.Name) : new("{0}", ended.Fault.Message);
        Chosen = await proxies.Of(Reader);
        return Page();
    }

    /// <summary>What is wrong with the last day, whichever part of it.</summary>
    public string? UntilProblem => Problem("until-day") ?? Problem("until-month") ?? Problem("until-year");

    public static MeSaid Stands(Proxy proxy, DateTimeOffset now) => proxy.State switch
    {
        ProxyStates.Ended => new("You stopped this on {0}.", Dates.Day(proxy.EndedAt!.Value)),
        ProxyStates.Waiting => new("Your care team will ring you before this begins."),
        ProxyStates.Refused => new("This did not begin. Ring your care team."),
        _ when proxy.Until <= now => new("This ended on {0}.", Dates.Day(proxy.Until.AddDays(-1))),
        _ => new("They can see your {0}. The last day is {1}.", ProxyScope.Of(proxy.Scope)!.Sees, Dates.Day(proxy.Until.AddDays(-1))),
    };

    private async Task<IActionResult?> Begin()
    {
        For = null;
        if (await Look() is { } instead)
        {
            return instead;
        }

        if (!View.IsOwn)
        {
            return Forbid();
        }

        Chosen = await proxies.Of(Reader);
        return null;
    }
}
