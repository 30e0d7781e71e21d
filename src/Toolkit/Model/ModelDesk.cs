using System.Security.Cryptography;
using System.Text;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Microsoft.Extensions.Caching.Memory;

namespace Goldthread.Toolkit.Model;

/// <summary>Runs the model for those who ask, one run at a time, and keeps what was asked lately: a slider that moves runs its own scenario and no other.</summary>
internal sealed class ModelDesk : IDisposable
{
    /// <summary>The most people weeks in one run: 300,000 people for ten years.</summary>
    public const long MostPersonWeeks = 300_000L * 522;

    private const long KeptBytes = 192L << 20;
    private const int BytesAPerson = 48;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly Fault Busy = new(FaultKind.TooCostly, "Many people are asking the model just now. Wait a moment, then ask again: nothing that you chose is lost.");

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptBytes });
    private readonly SemaphoreSlim _one = new(1, 1), _jobs = new(2, 2);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Runs a file, or as much of it as is not known yet.</summary>
    public async Task<Outcome<Answer>> Ask(ScenarioFile file, CancellationToken cancel)
    {
        if ((long)file.People * file.Weeks * (file.Scenarios.Count + 1) > MostPersonWeeks * (ScenarioFile.Most + 1)) return new Fault(FaultKind.Invalid, "That is more than this page runs at once: take fewer people or fewer years, or use the command line", "people");
        if (!await _one.WaitAsync(Patience, cancel)) return Busy;
        try
        {
            return await Task.Run(() => Answered(file, cancel), cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// Long work, begun once for all who ask for it and kept when it is done. Two such run at a time at most; who asks is told how far it is.
    /// </summary>
    public ModelJob<T> Begin<T>(ScenarioFile file, string what, Func<IProgress<double>, CancellationToken, Outcome<T>> work)
    {
        var name = Name(file) + what;
        lock (_jobs)
        {
            if (_kept.TryGetValue(name, out ModelJob<T>? known)) return known!;
            var job = new ModelJob<T>(_jobs, work, _stop.Token);
            _kept.Set(name, job, new MemoryCacheEntryOptions { Size = 1 << 20 });
            return job;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _kept.Dispose();
        _one.Dispose();
        _jobs.Dispose();
    }

    private Outcome<Answer> Answered(ScenarioFile file, CancellationToken cancel)
    {
        var bare = file with { Title = "", Scenarios = [] };
        var baseline = Kept(bare, () => Impact.People.Population.Described(file.Description ?? Impact.People.Description.England, file.People, file.Seed) is { Succeeded: true } people ? Run.Of(people.Value, file.Baseline, cancel: cancel) : new Fault(FaultKind.Invalid, "These people cannot be made", "description"));
        if (!baseline.Succeeded) return baseline.Faults.ToArray();
        var runs = new List<Result>();
        foreach (var (i, alternative) in file.Scenarios.Index())
        {
            var run = Kept(bare with { Scenarios = [alternative with { Title = "" }] }, () => Run.Of(baseline.Value.People, file.World(alternative), like: baseline.Value, cancel: cancel));
            if (!run.Succeeded) return run.Faults.Select(f => f with { Path = $"scenarios[{i}].{f.Path}" }).ToArray();

            // A run that was kept longer than the baseline is of other people: equal ones, but not the same in memory.
            if (run.Value.People != baseline.Value.People) run = Run.Of(baseline.Value.People, file.World(alternative), like: baseline.Value, cancel: cancel);
            runs.Add(run.Value);
        }

        return new Answer(file, baseline.Value, runs);
    }

    private Outcome<Result> Kept(ScenarioFile key, Func<Outcome<Result>> run)
    {
        var name = Name(key);
        if (_kept.TryGetValue(name, out Result? known)) return known!;
        var made = run();
        if (made.Succeeded) _kept.Set(name, made.Value, new MemoryCacheEntryOptions { Size = (long)BytesAPerson * key.People });
        return made;
    }

    private static string Name(ScenarioFile file) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(file.Write())));
}
