using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Writing;

internal static class StepTable
{
    // On every machine, and rare: when somebody writes for the toolkit.
    private const string Insert = """
        insert into toolkit_step (kind, item, step, round, taken, taken_at, actor, actor_name, organisation_name, words)
        values (@kind, @item, @step, @round, @taken, @taken_at, @actor, @actor_name, @organisation_name, @words)
        """;

    private const string SelectOf = "select round, taken, taken_at, actor, actor_name, organisation_name, words from toolkit_step where kind = @kind and item = @item order by step";

    public static void Add(Session session, string kind, string item, int number, ItemStep step) =>
        session.Statement(Insert).Set("kind", kind).Set("item", item).Set("step", number).Set("round", step.Round).Set("taken", step.Kind).Set("taken_at", step.At)
            .Set("actor", step.By).Set("actor_name", step.ByName).Set("organisation_name", step.OrganisationName).Set("words", step.Words).Execute();

    /// <summary>Every step of an item, the first one first.</summary>
    public static List<ItemStep> Of(Session session, string kind, string item) =>
        session.Statement(SelectOf).Set("kind", kind).Set("item", item)
            .List(r => new ItemStep(r.GetInt32(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6)));
}
