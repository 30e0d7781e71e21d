using System.Data.Common;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Record.Matching;

/// <summary>
/// Keeps the queue up to date while the server runs, when there is nothing more urgent; and reads again the Patients whose line in the directory
/// was made by an older version.
/// </summary>
internal sealed class MatchService(MatchQueue queue, Outbox outbox, Database database, TimeProvider clock, ILogger<MatchService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostPausesForOthers = 30;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waited = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Those just written are joined first: comparing them before would be for nothing.
                var busy = !await outbox.IsEmpty() && ++waited < MostPausesForOthers;
                if (!busy)
                {
                    waited = 0;
                    if (await RenewSome(stoppingToken) | await queue.RefreshSome(stoppingToken))
                    {
                        continue;
                    }
                }
            }
            catch (Exception error) when (error is DbException or TimeoutException)
            {
                log.LogError(error, "The matching queue could not be brought up to date; next try in {Pause}", Pause);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> RenewSome(CancellationToken cancel)
    {
        var older = await database.Read(session => IdentityTable.MadeByAnOlderReading(session, 20), cancel);
        foreach (var record in older)
        {
            await database.Write(
                session =>
                {
                    PersonLinker.Handle(session, new PatientWritten(record.Key.Part, record.Key.Number, record.PatientId, record.Source), clock.GetUtcNow());
                    return true;
                },
                cancel);
        }

        return older.Count > 0;
    }
}
