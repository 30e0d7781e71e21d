using Goldthread.Impact.Distributions;
using Goldthread.Impact.Queues;

namespace Goldthread.Impact.Tests.Queues;

public sealed class QueueTests
{
    private static QueueCase Asked(string model, double arrivals, double service, int servers, int? places = null, double? patience = null, double variation = 1) => new(model, arrivals, service, servers, places, patience, variation);

    [Fact]
    public void Solve_ThousandsOfServers_StaysANumber()
    {
        var answer = QueueSolver.Solve(Asked("M/M/c", 4950, 1, 5000)).Value;
        answer.Waits!.Value.ShouldBeInRange(0.3, 0.5);
        QueueSolver.Solve(Asked("M/M/c/K", 4950, 1, 5000, 5000)).Value.Lost!.Value.ShouldBeNear(Erlang.Lost(5000, 4950), 1e-12);
    }

    // A queue where people leave as fast as they are served has as many present as a service without a limit: Poisson with the load as its mean.
    [Fact]
    public void Solve_LeavingAtTheRateOfService_IsPoisson()
    {
        var answer = QueueSolver.Solve(Asked("M/M/c+M", 12, 2, 5, patience: 0.5)).Value;
        answer.Present!.Value.ShouldBeNear(6, 1e-14);
        var poisson = 1.0;
        var below = 0.0;
        for (var n = 0; n < 5; n++, poisson *= 6.0 / n) below += poisson * Math.Exp(-6);
        answer.Waits!.Value.ShouldBeNear(1 - below, 1e-13);
    }

    [Fact]
    public void Solve_EndlessPatience_IsErlangC() =>
        QueueSolver.Solve(Asked("M/M/c+M", 9, 1, 10, patience: 1e9)).Value.Wait!.Value.ShouldBeNear(QueueSolver.Solve(Asked("M/M/c", 9, 1, 10)).Value.Wait!.Value, 1e-6);

    [Theory]
    [InlineData("M/M/c", 10)]
    [InlineData("M/G/c", 10)]
    [InlineData("M/M/c", 11)]
    public void Solve_AsManyAsCanBeServedOrMore_NeverSettles(string model, double arrivals)
    {
        var answer = QueueSolver.Solve(Asked(model, arrivals, 1, 10)).Value;
        answer.IsStable.ShouldBeFalse();
        answer.Wait.ShouldBeNull();
        answer.Note!.ShouldContain("without end");
    }

    [Theory]
    [InlineData("M/M/c", 1, 1, 0, null, "servers")]
    [InlineData("M/M/c", -1, 1, 1, null, "arrivals")]
    [InlineData("M/M/c", 1, 0, 1, null, "service")]
    [InlineData("M/M/c/K", 1, 1, 3, 2, "places")]
    [InlineData("M/M/c/K", 1, 1, 3, null, "places")]
    [InlineData("M/M/c+M", 1, 1, 3, null, "patience")]
    [InlineData("G/G/9", 1, 1, 3, null, "model")]
    [InlineData("M/M/c", double.NaN, 1, 1, null, "arrivals")]
    public void Solve_ImpossibleQueue_IsRefusedWithTheField(string model, double arrivals, double service, int servers, int? places, string field) =>
        QueueSolver.Solve(Asked(model, arrivals, service, servers, places)).Faults.ShouldContain(f => f.Path == field);

    [Fact]
    public void Simulate_PeopleLeave_AgreesWithErlangA()
    {
        var exact = QueueSolver.Solve(Asked("M/M/c+M", 11, 1, 10, patience: 2)).Value;
        var seen = QueueSimulation.Run(new SimulatedService([11], null, 1, 10, null, 2), 400_000, 20_000, 3)[0];
        seen.Wait.ShouldBe(exact.Wait!.Value, 4 * seen.WaitError);
        ((double)seen.Left / seen.Came).ShouldBe(exact.Leaves!.Value, 0.004);
        seen.Waited.ShouldBe(exact.Waits!.Value, 0.02);
    }

    // Cobham, Operations Research 1954;2:70-76: with one mean service the wait of class k is C / (c mu (1 - s[k-1]) (1 - s[k])), s the load of the classes so far.
    [Fact]
    public void Simulate_TwoClasses_AgreesWithCobham()
    {
        const int Servers = 5;
        var waits = Erlang.Waits(Servers, 4.5);
        var seen = QueueSimulation.Run(new SimulatedService([1.5, 3], null, 1, Servers, null, null), 1_000_000, 50_000, 4);
        seen[0].Wait.ShouldBe(waits / (Servers * (1 - 0.3)), 4 * seen[0].WaitError);
        seen[1].Wait.ShouldBe(waits / (Servers * (1 - 0.3) * (1 - 0.9)), 4 * seen[1].WaitError);
    }

    [Fact]
    public void Simulate_LognormalService_AgreesWithPollaczekAndKhinchine()
    {
        var exact = QueueSolver.Solve(Asked("M/G/1", 0.7, 1, 1, variation: 0.5)).Value;
        var seen = QueueSimulation.Run(new SimulatedService([0.7], LogNormalDistribution.OfMoments(1, Math.Sqrt(0.5)), 1, 1, null, null), 400_000, 20_000, 5)[0];
        seen.Wait.ShouldBe(exact.Wait!.Value, 4 * seen.WaitError);
    }
}
