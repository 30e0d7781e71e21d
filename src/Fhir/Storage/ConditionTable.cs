using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

internal static class ConditionTable
{
    private const string Take = """
        insert into fhir_condition (slot, taken) values (@slot, 1) on conflict (slot) do update set taken = 1
        """;

    /// <summary>Takes a lock that is held until the transaction ends. Several are taken in ascending order.</summary>
    public static void Lock(Session session, int slot) => session.Statement(Take).Set("slot", slot).Execute();
}
