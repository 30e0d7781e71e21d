using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Queues;

/// <summary>Queues that settle, in closed form or by their balance. Sources: Cooper, "Introduction to Queueing Theory" (2nd ed., 1981) for M/M/c and M/M/c/K; Garnett, Mandelbaum and Reiman, M and SOM 2002;4:208-227 for M/M/c+M; Pollaczek and Khinchine for M/G/1.</summary>
public static class QueueSolver
{
    /// <summary>The models that are known.</summary>
    public static readonly IReadOnlyList<string> Models = ["M/M/c", "M/M/c/K", "M/M/c+M", "M/D/1", "M/G/1", "M/G/c"];

    private const int MostServers = 1_000_000;

    private const double Large = 1e200;

    /// <summary>The answer, or what is wrong with the question.</summary>
    public static Outcome<QueueAnswer> Solve(QueueCase asked)
    {
        if (Faults(asked) is { Count: > 0 } faults) return faults.ToArray();
        return asked.Model switch
        {
            "M/M/c" => Open(asked),
            "M/M/c/K" => Limited(asked),
            "M/M/c+M" => Impatient(asked),
            "M/G/c" => Approximate(asked),
            _ => OneServer(asked with { Variation = asked.Model == "M/D/1" ? 0 : asked.Variation }),
        };
    }

    private static List<Fault> Faults(QueueCase asked)
    {
        var faults = new List<Fault>();
        void Wrong(bool isWrong, string field, string message)
        {
            if (isWrong) faults.Add(new Fault(FaultKind.Invalid, message, field));
        }

        Wrong(!Models.Contains(asked.Model), "model", $"is \"{asked.Model}\"; it is to be one of {string.Join(", ", Models)}.");
        Wrong(!(asked.Arrivals > 0 && double.IsFinite(asked.Arrivals)), "arrivals", $"is {asked.Arrivals:R}; it is to be above 0.");
        Wrong(!(asked.Service > 0 && double.IsFinite(asked.Service)), "service", $"is {asked.Service:R}; it is to be above 0: how many one server serves in a unit of time.");
        Wrong(asked.Servers < 1, "servers", $"is {asked.Servers}; without a server nobody is served, and the queue has no end.");
        Wrong(asked.Servers > MostServers, "servers", $"is {asked.Servers}; at most {MostServers}.");
        Wrong(asked.Model is "M/D/1" or "M/G/1" && asked.Servers != 1, "servers", $"is {asked.Servers}; {asked.Model} has one server. M/G/c takes several, approximately.");
        Wrong(asked.Model == "M/M/c/K" && !(asked.Places >= asked.Servers), "places", $"is {asked.Places?.ToString() ?? "not there"}; it is to be a number no lower than the servers: those served and those waiting.");
        Wrong(asked.Places > MostServers, "places", $"is {asked.Places}; at most {MostServers}.");
        Wrong(asked.Model == "M/M/c+M" && !(asked.Patience > 0 && double.IsFinite(asked.Patience.Value)), "patience", "is to be above 0: how long people wait on average before they leave.");
        Wrong(!(asked.Variation >= 0 && double.IsFinite(asked.Variation)), "cv2", $"is {asked.Variation:R}; it is to be 0 or above.");
        return faults;
    }

    private static QueueAnswer Open(QueueCase asked)
    {
        var (load, c) = (asked.Arrivals / asked.Service, asked.Servers);
        if (load >= c) return Unstable(asked, Erlang.Lost(c, load));
        var (lost, waits, spare) = (Erlang.Lost(c, load), Erlang.Waits(c, load), (c * asked.Service) - asked.Arrivals);
        var wait = waits / spare;
        return new(asked, true, load / c, lost, waits, asked.Arrivals * wait, wait, (asked.Arrivals * wait) + load, wait + (1 / asked.Service), waits * Math.Exp(-spare / asked.Service), null, null);
    }

    private static QueueAnswer Limited(QueueCase asked)
    {
        var (c, places) = (asked.Servers, asked.Places!.Value);
        var shares = Balance(asked.Arrivals, n => n <= places ? asked.Service * Math.Min(n, c) : double.PositiveInfinity);
        var lost = shares.Count > places ? shares[places] : 0;
        var let = asked.Arrivals * (1 - lost);
        var (queue, present) = (shares.Skip(c + 1).Select((p, i) => (i + 1) * p).Sum(), shares.Select((p, n) => n * p).Sum());
        var waits = shares.Skip(c).Take(places - c).Sum() / (1 - lost);
        return new(asked, true, let / (c * asked.Service), lost, waits, queue, queue / let, present, present / let, null, null, null);
    }

    private static QueueAnswer Impatient(QueueCase asked)
    {
        var (c, leaving) = (asked.Servers, 1 / asked.Patience!.Value);
        var shares = Balance(asked.Arrivals, n => (asked.Service * Math.Min(n, c)) + (leaving * Math.Max(0, n - c)));
        var (queue, present) = (shares.Skip(c + 1).Select((p, i) => (i + 1) * p).Sum(), shares.Select((p, n) => n * p).Sum());
        var left = leaving * queue / asked.Arrivals;
        return new(asked, true, asked.Arrivals * (1 - left) / (c * asked.Service), null, shares.Skip(c).Sum(), queue, queue / asked.Arrivals, present, present / asked.Arrivals, null, left, "The wait is that of all who come, whether served or gone.");
    }

    private static QueueAnswer OneServer(QueueCase asked)
    {
        var use = asked.Arrivals / asked.Service;
        if (use >= 1) return Unstable(asked, null);
        var queue = use * use * (1 + asked.Variation) / (2 * (1 - use));
        return new(asked, true, use, null, use, queue, queue / asked.Arrivals, queue + use, (queue / asked.Arrivals) + (1 / asked.Service), null, null, null);
    }

    private static QueueAnswer Approximate(QueueCase asked)
    {
        var exact = Open(asked);
        if (!exact.IsStable) return exact with { Lost = null };
        var by = (1 + asked.Variation) / 2;
        var (queue, wait) = (exact.QueueLength * by, exact.Wait * by);
        return exact with { Lost = null, QueueLength = queue, Wait = wait, Present = queue + (asked.Arrivals / asked.Service), Stay = wait + (1 / asked.Service), LongWaits = null, Note = "An approximation: the wait of M/M/c times (1 + cv2) / 2 (Lee and Longton, Operational Research Quarterly 1959;10:56-81), exact for one server and for exponential services." };
    }

    private static QueueAnswer Unstable(QueueCase asked, double? lost) =>
        new(asked, false, asked.Arrivals / (asked.Service * asked.Servers), lost, 1, null, null, null, null, null, null, $"It never settles: {asked.Arrivals:G6} come and at most {asked.Service * asked.Servers:G6} can be served in a unit of time, so the queue grows without end.");

    /// <summary>The share of time with n there, for arrivals at one rate and departures at a rate by n: each in balance with the next. It ends where what follows is too little to count.</summary>
    private static List<double> Balance(double arrivals, Func<int, double> departures)
    {
        var (shares, sum) = (new List<double> { 1 }, 1.0);
        for (var n = 1; ; n++)
        {
            var ratio = arrivals / departures(n);
            var next = shares[^1] * ratio;
            if (next == 0 || (ratio < 1 && next < sum * 1e-20 * (1 - ratio))) break;
            shares.Add(next);
            sum += next;
            if (next < Large) continue;
            for (var i = 0; i < shares.Count; i++) shares[i] /= Large;
            sum /= Large;
        }

        var whole = shares.Order().Sum();
        return [.. shares.Select(s => s / whole)];
    }
}
