#if A
#if not (B and C)
#else
#region x
#endregion
#endif
