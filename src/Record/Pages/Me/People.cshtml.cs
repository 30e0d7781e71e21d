using System.Globalization;
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

    public string Until { get; private set; } = "";

    public string? Done { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        Until = Now.AddMonths(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsk(string? who, string? relation, string? scope, string? until)
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        (Who, Relation, Scope, Until) = (who ?? "", relation ?? "", scope ?? "", until ?? "");
        var last = DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
            : default;
        var asked = await proxies.Ask(Reader, Who, Relation, Scope, last);
        if (!asked.Succeeded)
        {
            return Again(asked.Faults);
        }

        Done = asked.Value.State == ProxyStates.Waiting
            ? "Thank you. Your care team will ring you about this before it begins."
            : $"{asked.Value.Name} can see your {ProxyScope.Of(asked.Value.Scope)!.Sees} from now.";
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
        Done = ended.Succeeded ? $"{ended.Value.Name} can no longer see your record." : ended.Fault.Message;
        Chosen = await proxies.Of(Reader);
        return Page();
    }

    public static string Stands(Proxy proxy, DateTimeOffset now) => proxy.State switch
    {
        ProxyStates.Ended => $"Stopped on {Dates.Day(proxy.EndedAt!.Value)}",
        ProxyStates.Waiting => "Your care team will ring you before this begins",
        ProxyStates.Refused => "This did not begin. Ring your care team",
        _ when proxy.Until <= now => $"Ended on {Dates.Day(proxy.Until)}",
        _ => $"Can see your {ProxyScope.Of(proxy.Scope)!.Sees} until {Dates.Day(proxy.Until.AddDays(-1))}",
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
