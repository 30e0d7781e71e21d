using Goldthread.DesignSystem.Components;
using Goldthread.Kernel.Data;
using Goldthread.Record.Reading;
using Goldthread.Record.Sharing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Agreements;

/// <summary>What stands in the way of sharing, and which organisations share at all.</summary>
internal sealed class BarriersModel(AgreementBook book, Database database, Connections connections, TimeProvider clock) : AgreementsPage(book, database, clock)
{
    public IReadOnlyList<SharingBarrier> Barriers { get; private set; } = [];

    public IReadOnlyList<Connection> Connected { get; private set; } = [];

    public string ConnectedWords => Connected.Count == 0
        ? "No organisation is known here yet."
        : $"{Connected.Count(c => c.Last is not null)} of {Connected.Count} organisations ({100 * Connected.Count(c => c.Last is not null) / Connected.Count}%) have sent records in the last {Connections.Days} days.";

    public async Task<IActionResult> OnGet()
    {
        if (await Enter() is { } instead)
        {
            return instead;
        }

        Barriers = [.. (await Database.Read(BarrierTable.All)).OrderBy(b => BarrierStates.All.ToList().FindIndex(s => s.Code == b.State))];
        Connected = await connections.All();
        return Page();
    }

    public static Tag Tag(SharingBarrier barrier)
    {
        var (_, title, colour) = BarrierStates.All.FirstOrDefault(s => s.Code == barrier.State);
        return new Tag { Text = title ?? barrier.State, Colour = colour };
    }
}
