using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

internal static class ChainTable
{
    private const string Select = "select chain from kernel_chain where chain = @chain";

    private const string Insert = "insert into kernel_chain (chain) values (@chain) on conflict (chain) do nothing";

    /// <summary>
    /// Holds a chain until the transaction ends; its end must be read after this, in a statement of its own, or it is the end from before
    /// the wait. Costs nothing where beginning to write locks the whole store.
    /// </summary>
    public static void Lock(Session session, string chain)
    {
        if (session.Dialect is SqliteDialect)
        {
            return;
        }

        while (!session.Statement(Select + session.Dialect.ForUpdate).Set("chain", chain).First(_ => true, none: false))
        {
            session.Statement(Insert).Set("chain", chain).Execute();
        }
    }
}
