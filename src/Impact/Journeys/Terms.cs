namespace Goldthread.Impact.Journeys;

/// <summary>On what terms people live in a run: the scenario laid out for the engine, who is let in to what, and their luck.</summary>
internal sealed record Terms(Scenario Scenario, Rates Rates, Reached Reached, Waits Waits, Luck Luck);
