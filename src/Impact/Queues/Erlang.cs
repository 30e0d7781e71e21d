namespace Goldthread.Impact.Queues;

/// <summary>Erlang's formulas, stable for thousands of servers.</summary>
public static class Erlang
{
    /// <summary>The chance that all servers are busy and nobody waits (Erlang B), by the recurrence of 1/B (Jagers and van Doorn, Operations Research 1986;34:662-663).</summary>
    /// <param name="servers">How many, 1 or more.</param>
    /// <param name="load">Arrivals for each mean service.</param>
    public static double Lost(int servers, double load)
    {
        var inverse = 1.0;
        for (var n = 1; n <= servers; n++) inverse = 1 + (n / load * inverse);
        return 1 / inverse;
    }

    /// <summary>The chance that an arrival waits where all do (Erlang C), for a load below the number of servers (Cooper, "Introduction to Queueing Theory", 2nd ed., 3.4.8).</summary>
    public static double Waits(int servers, double load)
    {
        var (lost, used) = (Lost(servers, load), load / servers);
        return lost / (1 - (used * (1 - lost)));
    }
}

/// <summary>A queue: how people come and are served, in any one unit of time.</summary>
/// <param name="Model">M/M/c, M/M/c/K, M/M/c+M, M/D/1, M/G/1 or M/G/c.</param>
/// <param name="Arrivals">Arrivals in a unit of time, above 0.</param>
/// <param name="Service">How many one server serves in a unit of time, above 0.</param>
/// <param name="Servers">How many servers, 1 or more.</param>
/// <param name="Places">How many may be there at once, served and waiting; null for any number.</param>
/// <param name="Patience">How long people wait on average before they leave; null for as long as it takes.</param>
/// <param name="Variation">The squared coefficient of variation of a service: variance divided by the square of the mean.</param>
public sealed record QueueCase(string Model, double Arrivals, double Service, int Servers, int? Places, double? Patience, double Variation);

/// <summary>How a queue settles. Empty where a model does not tell it.</summary>
/// <param name="Case">The queue.</param>
/// <param name="IsStable">Whether it settles at all. Where not, the queue grows without end and there are no figures.</param>
/// <param name="Use">The share of the servers that is busy.</param>
/// <param name="Lost">The share turned away; for M/M/c Erlang B: the share that would be, if nobody could wait.</param>
/// <param name="Waits">The share of those let in that waits.</param>
/// <param name="QueueLength">How many wait, on average.</param>
/// <param name="Wait">How long those let in wait, on average.</param>
/// <param name="Present">How many are there, on average.</param>
/// <param name="Stay">How long those let in are there, on average.</param>
/// <param name="LongWaits">The share that waits longer than a mean service.</param>
/// <param name="Leaves">The share that leaves without service.</param>
/// <param name="Note">What to know of the figures.</param>
public sealed record QueueAnswer(QueueCase Case, bool IsStable, double Use, double? Lost, double? Waits, double? QueueLength, double? Wait, double? Present, double? Stay, double? LongWaits, double? Leaves, string? Note);
