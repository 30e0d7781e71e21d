using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

internal static class IndexFormTable
{
    private const string SelectDone = "select part from fhir_index_form where form = @form";

    private const string Upsert = """
        insert into fhir_index_form (part, form) values (@part, @form) on conflict (part) do update set form = excluded.form
        """;

    // Every part, on purpose: is there anything to index at all?
    private const string SelectAny = "select 1 from fhir_version limit 1";

    // Lookups are keyed by value, so those of one part cannot be taken out without reading all.
    private const string DeleteLookups = "delete from fhir_lookup";

    private const string DeletePart = "delete from fhir_index where part = @part";

    private const string SelectPeople = "select distinct person from fhir_key where part = @part";

    /// <summary>The parts whose rows are in this form.</summary>
    public static HashSet<int> Done(Session session, int form) => [.. session.Statement(SelectDone).Set("form", form).List(r => r.GetInt32(0))];

    public static void Put(Session session, int part, int form) => session.Statement(Upsert).Set("part", part).Set("form", form).Execute();

    public static bool IsStoreEmpty(Session session) => session.Statement(SelectAny).First(_ => false, none: true);

    public static void ForgetLookups(Session session) => session.Statement(DeleteLookups).Execute();

    public static void ForgetPart(Session session, int part) => session.Statement(DeletePart).Set("part", part).Execute();

    public static List<PersonKey> PeopleOf(Session session, int part) =>
        session.Statement(SelectPeople).Set("part", part).List(r => new PersonKey(part, r.GetInt64(0)));
}
